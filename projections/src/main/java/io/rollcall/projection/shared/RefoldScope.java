// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

/**
 * What is meant by a few documents that are made once more.
 *
 * @param parkedOnly whether those are left alone that are not parked
 * @param after what follows in other documents from their events behind this position is made with them, at least; what
 *     follows from those that they lack is in any case
 * @param progress is told how far the log was read
 */
record RefoldScope(boolean parkedOnly, long after, PartRebuilds.Progress progress) {

    /** Parked ones, and what they owe to others. */
    static final RefoldScope PARKED = new RefoldScope(true, Long.MAX_VALUE, (read, of) -> {});
}
