// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.limit;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts how often buckets are asked. */
public final class CountedBuckets implements Buckets {

    private final Buckets buckets;
    private final AtomicInteger calls = new AtomicInteger();

    /** @param buckets that are asked */
    public CountedBuckets(Buckets buckets) {
        this.buckets = buckets;
    }

    /** How often they were asked for tokens. */
    public int calls() {
        return calls.get();
    }

    @Override
    public Taking take(BucketKey key, long tokens) {
        calls.incrementAndGet();
        return buckets.take(key, tokens);
    }

    @Override
    public long takeUpTo(BucketKey key, long tokens) {
        calls.incrementAndGet();
        return buckets.takeUpTo(key, tokens);
    }

    @Override
    public void giveBack(BucketKey key, long tokens) {
        calls.incrementAndGet();
        buckets.giveBack(key, tokens);
    }

    @Override
    public void removeExpired() {
        buckets.removeExpired();
    }
}
