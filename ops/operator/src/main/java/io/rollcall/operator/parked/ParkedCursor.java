// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.parked;

import io.rollcall.operator.access.Problem;

/**
 * Where a page of what is parked ends: the last one of it, which may be there no more.
 *
 * @param id under which operators see it
 */
record ParkedCursor(long position, String id) {

    /** Before everything. */
    static final ParkedCursor NEWEST = new ParkedCursor(Long.MAX_VALUE, "");

    /** @throws Problem 400 where it is none */
    static ParkedCursor of(String text) {
        var parts = text.split("~", 2);
        try {
            return new ParkedCursor(Long.parseLong(parts[0]), parts.length == 1 ? "" : parts[1]);
        } catch (NumberFormatException e) {
            throw Problem.badRequest("'before' has to be the 'next' of the page before.");
        }
    }

    /** Whether it ends before that one. */
    boolean isBefore(long parkedAt, ParkedId parked) {
        return parkedAt < position || parkedAt == position && parked.text().compareTo(id) > 0;
    }

    String text() {
        return position + "~" + id;
    }
}
