// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import io.rollcall.contracts.process.FatalErrors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One subscription on its way along the log, from a start to a stop, on the thread that runs it: it waits for events,
 * has all that there are handled as one batch, keeps the position, and waits for more. No other thread takes part, so
 * nothing is handed over between a news and its batch. What fails is tried again from the position that is kept.
 */
final class SubscriptionLoop implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionLoop.class);

    private static final int BATCH = 1000;
    private static final int SEGMENT = 0;

    /** How often a subscription with nothing to do looks whether it still stands where it did. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** How long it waits for news from a log that does not tell of them. */
    private static final Duration WAIT = Duration.ofMillis(500);

    /** How soon what has failed is tried again at first; each further pause is twice the one before. */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /** Has a batch handled. */
    @FunctionalInterface
    interface Handlers {

        /** @param batch in the order of the log; all events of a position are in one */
        void handle(List<TrackedEventMessage<?>> batch) throws Exception;
    }

    private final String name;
    private final StreamableMessageSource<TrackedEventMessage<?>> log;
    private final TokenStore positions;
    private final Handlers handlers;
    private final Semaphore news = new Semaphore(0);
    private final Semaphore again = new Semaphore(0);
    private Duration pause = FIRST_PAUSE;
    private long looked;
    private volatile boolean stopped;
    private volatile boolean cannotBegin;

    /** @param handlers are called on the loop's thread */
    SubscriptionLoop(
            String name, StreamableMessageSource<TrackedEventMessage<?>> log, TokenStore positions, Handlers handlers) {
        this.name = name;
        this.log = log;
        this.positions = positions;
        this.handlers = handlers;
    }

    /** Ends it, once what is under way is done. */
    void stop() {
        stopped = true;
        wake(news);
        wake(again);
    }

    boolean isStopped() {
        return stopped;
    }

    /** Whether the position, or the log from there on, cannot be read. */
    boolean cannotBegin() {
        return cannotBegin;
    }

    /** Ends the pause after a failure, if it is in one. */
    void tryAgain() {
        wake(again);
    }

    @Override
    public void run() {
        while (!stopped) {
            try {
                follow();
            } catch (Throwable e) { // nothing may end this thread but a stop
                FatalErrors.endIfFatal(e);
                LOG.debug(
                        "{} fails and is tried again in {}: {}",
                        name,
                        pause,
                        e.getClass().getName());
                rest();
            }
        }
    }

    private void follow() throws Exception {
        again.drainPermits();
        cannotBegin = true;
        var reached = positions.fetchToken(name, SEGMENT);
        try (var events = log.openStream(reached)) {
            events.setOnAvailableCallback(() -> wake(news));
            cannotBegin = false;
            looked = System.nanoTime();
            while (!stopped) {
                round(events);
            }
        } finally {
            positions.releaseClaim(name, SEGMENT);
        }
    }

    private void round(BlockingStream<TrackedEventMessage<?>> events) throws Exception {
        if (events.peek().isPresent()) {
            handle(events);
        } else {
            await();
        }
    }

    private void handle(BlockingStream<TrackedEventMessage<?>> events) throws Exception {
        var batch = batchOf(events);
        handlers.handle(batch);
        positions.storeToken(batch.getLast().trackingToken(), name, SEGMENT);
        pause = FIRST_PAUSE;
        looked = System.nanoTime();
    }

    private static List<TrackedEventMessage<?>> batchOf(BlockingStream<TrackedEventMessage<?>> events)
            throws InterruptedException {
        var batch = new ArrayList<TrackedEventMessage<?>>();
        do {
            batch.add(events.nextAvailable());
        } while (events.peek()
                .filter(next -> batch.size() < BATCH
                        || next.trackingToken().equals(batch.getLast().trackingToken()))
                .isPresent());
        return batch;
    }

    private void await() throws InterruptedException {
        if (news.tryAcquire(WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
            news.drainPermits();
        }
        var now = System.nanoTime();
        if (!stopped && now - looked >= LOOK.toNanos()) {
            looked = now;
            positions.extendClaim(name, SEGMENT);
        }
    }

    private void rest() {
        try {
            var isAsked = again.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
            pause = isAsked || LONGEST_PAUSE.compareTo(pause) <= 0 ? pause : pause.multipliedBy(2);
        } catch (InterruptedException e) {
            LOG.debug("{} was interrupted in a pause", name);
        }
    }

    /** Never waits: it is the writer's thread that calls. */
    private static void wake(Semaphore sleeper) {
        if (sleeper.availablePermits() == 0) {
            sleeper.release();
        }
    }
}
