// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

import java.util.UUID;

/**
 * How far the tree has come.
 *
 * @param incarnation of the log that it is over
 * @param size so many leaves; the position of the last event in it
 * @param hash of that event, as the log chains them
 */
public record TreeState(UUID incarnation, long size, byte[] hash) {

    /** The log's name, by what it is configured to begin with. */
    public String origin(String prefix) {
        return prefix + "/" + incarnation;
    }
}
