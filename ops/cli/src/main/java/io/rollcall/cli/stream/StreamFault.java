// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli.stream;

import io.rollcall.stream.ToldRecord;

/**
 * A thing that is not as the stream promises it.
 *
 * @param position in the log, as far as known; 0 where it is not
 * @param partition where it was seen; -1 where it is no record's
 * @param offset likewise
 * @param what a sentence without anything personal
 */
public record StreamFault(Kind kind, long position, int partition, long offset, String what) {

    /** What may be wrong. */
    public enum Kind {
        /** It is no event of this contract. */
        FOREIGN,
        /** Its partition has told a later one before. */
        OUT_OF_ORDER,
        /** It was told before. */
        DUPLICATE,
        /** Another event has the same position. */
        CONFLICT,
        /** Its key belongs to another partition. */
        MISPLACED,
        /** It is not there, and nobody has signed that it need not be. */
        MISSING,
        /** What was signed is something else. */
        CHANGED,
        /** More was signed than there is. */
        CUT,
        /** A checkpoint cannot be believed. */
        CHECKPOINT
    }

    static StreamFault at(Kind kind, ToldRecord told, String what) {
        var event = told.event();
        return new StreamFault(
                kind,
                event == null ? 0 : event.position(),
                told.record().partition(),
                told.record().offset(),
                what);
    }

    static StreamFault of(Kind kind, long position, String what) {
        return new StreamFault(kind, position, -1, -1, what);
    }

    /** Its kind as it is told. */
    public String name() {
        return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
