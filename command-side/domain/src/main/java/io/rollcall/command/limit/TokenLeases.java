// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rollcall.command.limit.Buckets.Taking;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tokens of frequent costs that this process has taken ahead, a twentieth of a budget at a time, and spends without
 * asking anybody. They are gone from the budget: so no more than that is ever granted, and what a process has taken and
 * not spent within a minute, or when it ends, is lost to the caller: at most a twentieth for each process.
 */
final class TokenLeases {

    private static final int PORTIONS = 20;
    private static final int MOST = 100_000;
    private static final Duration LIFETIME = Duration.ofMinutes(1);

    private final Buckets buckets;
    private final Cache<String, AtomicLong> left =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(LIFETIME).build();

    TokenLeases(Buckets buckets) {
        this.buckets = buckets;
    }

    /** Spends this many tokens of each of these, if there are as many of each; never blocks. */
    boolean spend(List<BucketKey> keys, long tokens) {
        for (var i = 0; i < keys.size(); i++) {
            if (!spend(keys.get(i), tokens)) {
                keys.subList(0, i).forEach(key -> of(key).addAndGet(tokens));
                return false;
            }
        }
        return true;
    }

    /**
     * Takes tokens ahead until there are at least this many; of many callers that lack them at once, one asks for all.
     */
    Taking fill(BucketKey key, long tokens) {
        var there = of(key);
        synchronized (there) {
            var lacking = tokens - there.get();
            if (lacking <= 0) {
                return new Taking.Taken();
            }
            var wanted = Math.max(lacking, key.budget().most() / PORTIONS);
            var taken = lacking > key.budget().most() ? 0 : buckets.takeUpTo(key, wanted);
            there.addAndGet(taken);
            return taken >= lacking ? new Taking.Taken() : new Taking.TooFew(wait(key, lacking - taken));
        }
    }

    private boolean spend(BucketKey key, long tokens) {
        var there = of(key);
        return there.getAndUpdate(has -> has < tokens ? has : has - tokens) >= tokens;
    }

    private static Duration wait(BucketKey key, long tokens) {
        return key.budget()
                .period()
                .multipliedBy(tokens)
                .dividedBy(Math.max(1, key.budget().most()));
    }

    private AtomicLong of(BucketKey key) {
        return Objects.requireNonNull(left.get(key.digest(), any -> new AtomicLong()));
    }
}
