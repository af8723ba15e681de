// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

/**
 * The caller has left since they were let in. Each door says so in its own words: those for a credential that is worth
 * nothing any more ({@link ApiProtocol#left}). Carries no stack trace.
 */
public final class CallerLeft extends RuntimeException {

    private final long position;

    /** Nothing is known of when. */
    public CallerLeft() {
        this(0);
    }

    private CallerLeft(long position) {
        super("The caller has left", null, false, false);
        this.position = position;
    }

    /** The same as of this position in the log. */
    public CallerLeft at(long position) {
        return new CallerLeft(position);
    }

    /** What the caller hears, in these words. */
    Refusal said(Refusal words) {
        return position == 0 ? words : words.at(position);
    }
}
