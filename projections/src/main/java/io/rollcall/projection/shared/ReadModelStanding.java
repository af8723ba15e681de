// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

/**
 * What a read model's collection says of itself.
 *
 * @param position up to which it is written, as it says; 0 where it says nothing
 */
public record ReadModelStanding(String readModel, State state, long position) {

    /** How that fits the log. */
    public enum State {
        /** It follows this log, and holds what it has to. */
        WELL,
        /** It follows this log, and does not hold yet what it held before, or what the log held at the start. */
        BUILT_ANEW,
        /** It says nothing. */
        EMPTY,
        /** It was built from this log, up to where that does not reach any more. */
        AHEAD,
        /** It was built from another log, or from what this one has no more. */
        ANOTHER_HISTORY
    }
}
