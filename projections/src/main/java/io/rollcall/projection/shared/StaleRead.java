// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

/** What is read stays older than what is written, however often it is read again. The batch is delivered again. */
final class StaleRead extends IllegalStateException {

    private static final long serialVersionUID = 1;

    StaleRead(String readModel, int attempts) {
        super("%s was read %d times, and each time was older than what is there".formatted(readModel, attempts));
    }
}
