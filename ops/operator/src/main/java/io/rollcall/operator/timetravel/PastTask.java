// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.timetravel;

import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One look into the past, under way or done.
 *
 * @param at the position that it looks at
 * @param ends of keys, when it began
 * @param delivered whether somebody has had its result
 */
record PastTask(long at, long ends, Progress progress, CompletableFuture<Object> result, AtomicBoolean delivered) {

    PastTask(long at, long ends) {
        this(at, ends, new Progress(), new CompletableFuture<>(), new AtomicBoolean());
    }

    /** Whether what it shows may be erased by now, and it is of no use to anybody that waits for it. */
    boolean isOutdated(long endsNow) {
        return delivered.get() && endsNow != ends;
    }

    /** What is made is dropped after that: as long as a process may go on without hearing that a key is destroyed. */
    static final Duration GOOD = Duration.ofMinutes(1);

    /** What is under way is given up where nobody has asked for it so long. */
    private static final Duration WANTED = Duration.ofMinutes(2);

    /** How long they are kept. */
    static final class Kept implements Expiry<PastQuestion, PastTask> {

        @Override
        public long expireAfterCreate(PastQuestion question, PastTask task, long now) {
            return WANTED.toNanos();
        }

        @Override
        public long expireAfterUpdate(PastQuestion question, PastTask task, long now, long left) {
            return left;
        }

        @Override
        public long expireAfterRead(PastQuestion question, PastTask task, long now, long left) {
            return task.result().isDone() ? Math.min(left, GOOD.toNanos()) : WANTED.toNanos();
        }
    }
}
