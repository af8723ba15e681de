// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli.parquet;

/** An event has something else than the schema of its type says. Tells nothing of what it has. */
public final class MisfitException extends RuntimeException {

    MisfitException(long position, String type, String column, Throwable cause) {
        super(
                "The event at position %d, %s, has a %s that is not as its schema says"
                        .formatted(position, type, column),
                cause);
    }
}
