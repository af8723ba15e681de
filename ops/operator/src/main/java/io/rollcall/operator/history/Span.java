// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.history;

import io.rollcall.operator.history.EventTerms.Kind;

/** The events that have a term, from one position to another, both included. */
record Span(long term, long from, long to) {

    /** All that have it. */
    static Span of(Kind kind, String value) {
        return new Span(EventTerms.hash(kind.of(value)), 0, Long.MAX_VALUE);
    }

    boolean holds(long position) {
        return from <= position && position <= to;
    }
}
