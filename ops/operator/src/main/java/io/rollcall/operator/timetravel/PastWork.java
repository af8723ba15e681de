// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.timetravel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Scheduler;
import io.rollcall.operator.access.OperatorResponse;
import io.rollcall.operator.access.Problem;
import io.rollcall.privacy.Keys;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * Looks into the past that may take longer than a request: two at once. A few that are made are kept, for a minute at
 * most, and once they have been shown only while no key is destroyed.
 */
@Component
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
final class PastWork implements DisposableBean {

    /** What is to be done; it tells its progress all the time, and ends where that is cancelled. */
    @FunctionalInterface
    interface Work<T> {
        T run(Progress progress) throws Exception;
    }

    private static final int TOGETHER = 2;
    private static final int KEPT = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final LongSupplier keyEnds;
    private final Duration patience;
    private final Semaphore free = new Semaphore(TOGETHER);
    private final Cache<PastQuestion, PastTask> tasks = Caffeine.newBuilder()
            .maximumSize(KEPT)
            .expireAfter(new PastTask.Kept())
            .scheduler(Scheduler.systemScheduler())
            .removalListener(PastWork::dropped)
            .build();

    @Autowired
    PastWork(Keys keys) {
        this(keys::ends, PATIENCE);
    }

    /**
     * @param keyEnds as {@link Keys#ends}
     * @param patience how long a caller waits until the progress is told
     */
    PastWork(LongSupplier keyEnds, Duration patience) {
        this.keyEnds = keyEnds;
        this.patience = patience;
    }

    /**
     * What is made of some work, at once if that is there within two seconds, or has been made before; 202 with the
     * progress until it is.
     *
     * @throws Problem what the work threw; 503 where too much is under way
     */
    @SuppressWarnings("unchecked") // a question asks for one kind of work
    <T> OperatorResponse answer(PastQuestion question, Work<T> work, Function<T, OperatorResponse> shown) {
        tasks.asMap().computeIfPresent(question, (same, old) -> old.isOutdated(keyEnds.getAsLong()) ? null : old);
        var task = tasks.get(question, begun -> begin(begun, work));
        try {
            var made = (T) task.result().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            task.delivered().set(true);
            if (question.isOfNow()) {
                tasks.invalidate(question); // what comes next may have changed it
            }
            return shown.apply(made);
        } catch (TimeoutException e) {
            return underWay(task);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("The server stops.");
        } catch (ExecutionException e) {
            tasks.invalidate(question);
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        }
    }

    private static OperatorResponse underWay(PastTask task) {
        var body = Map.of("at", task.at(), "progress", task.progress().shown());
        return new OperatorResponse(202, body, Map.of("Retry-After", "1"));
    }

    private PastTask begin(PastQuestion question, Work<?> work) {
        if (!free.tryAcquire()) {
            throw Problem.unavailable("Other looks into the past are under way: try again.");
        }
        var task = new PastTask(question.at(), keyEnds.getAsLong());
        Thread.ofPlatform().daemon().name("time-travel").start(() -> run(question, work, task));
        return task;
    }

    private void run(PastQuestion question, Work<?> work, PastTask task) {
        try {
            task.result().complete(work.run(task.progress()));
        } catch (Throwable e) {
            task.result().completeExceptionally(e);
        } finally {
            free.release();
            tasks.policy().expireVariably().ifPresent(expiry -> expiry.setExpiresAfter(question, PastTask.GOOD));
        }
    }

    private static void dropped(@Nullable PastQuestion question, @Nullable PastTask task, RemovalCause cause) {
        if (task != null) {
            task.progress().cancel();
        }
    }

    @Override
    public void destroy() {
        tasks.invalidateAll();
    }
}
