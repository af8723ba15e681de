// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.limit;

import java.time.Duration;

/** Buckets of tokens, shared by all processes. Every method blocks its thread, a virtual one, for a while. */
public interface Buckets {

    /** What came of taking. */
    sealed interface Taking {

        /** All were there. */
        record Taken() implements Taking {}

        /** None was taken: so many are there again after this time. */
        record TooFew(Duration until) implements Taking {}
    }

    /**
     * Takes this many tokens or none.
     *
     * @throws LimitsUnavailable while nobody can tell
     */
    Taking take(BucketKey key, long tokens);

    /**
     * Takes as many as there are, up to this many; how many it took.
     *
     * @throws LimitsUnavailable while nobody can tell
     */
    long takeUpTo(BucketKey key, long tokens);

    /**
     * Gives tokens back that were taken; a bucket is never more than full.
     *
     * @throws LimitsUnavailable while nobody can tell
     */
    void giveBack(BucketKey key, long tokens);

    /** Removes what is kept of buckets that are full again: a new one is no other. */
    void removeExpired();
}
