// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a process does again and again and must not cease to do: whatever a round throws, an {@link Error} too, the next
 * one comes after a pause. Only {@linkplain FatalErrors what is fatal} ends it, together with the process. Each round
 * is a {@link Heartbeat}.
 */
public final class Loop implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int DEPTH = 3;

    /** One round. */
    @FunctionalInterface
    public interface Round {

        /**
         * Does it.
         *
         * @param heart may be told, in a long round, that it goes on
         */
        void once(Heartbeat heart) throws Exception;
    }

    private final String name;
    private final Duration period;
    private final BooleanSupplier goesOn;
    private final Round round;
    private boolean failing;

    /**
     * A loop of rounds that wait by themselves.
     *
     * @param period how long a round lasts at most where all is well
     * @param goesOn whether there is to be another round; false for good ends it
     */
    public Loop(String name, Duration period, BooleanSupplier goesOn, Round round) {
        this.name = name;
        this.period = period;
        this.goesOn = goesOn;
        this.round = round;
    }

    /** Runs a loop on a daemon thread of its name. */
    public static Thread start(String name, Duration period, BooleanSupplier goesOn, Round round) {
        return Thread.ofPlatform().name(name).daemon().start(new Loop(name, period, goesOn, round));
    }

    /** The same with a pause of {@code period} behind each round; unparking the thread cuts it short. */
    public static Thread every(Duration period, String name, BooleanSupplier goesOn, Round round) {
        return start(name, period, goesOn, heart -> {
            round.once(heart);
            heart.beat();
            if (goesOn.getAsBoolean()) {
                LockSupport.parkNanos(period.toNanos());
            }
        });
    }

    /**
     * Cuts the pause of a loop short that is not to go on, and returns once it has ended, or this thread is
     * interrupted.
     *
     * @param loop by {@link #every}; {@code null} for one that was never started
     */
    public static void awaitEnd(@Nullable Thread loop) {
        if (loop == null) {
            return;
        }
        LockSupport.unpark(loop);
        try {
            loop.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void run() {
        var heart = Heartbeat.begin(name, period);
        try {
            while (goesOn.getAsBoolean()) {
                heart.beat();
                once(heart);
            }
        } finally {
            heart.end();
        }
    }

    private void once(Heartbeat heart) {
        try {
            round.once(heart);
            failing = false;
        } catch (Throwable e) { // nothing may end this thread
            FatalErrors.endIfFatal(e);
            if (goesOn.getAsBoolean()) {
                tell(e);
                var interrupted = Thread.interrupted(); // it would end each pause at once
                LOG.debug("{} pauses; interrupted: {}", name, interrupted);
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** Once for each time that rounds begin to fail; kinds and places only, since messages may hold personal data. */
    private void tell(Throwable failure) {
        if (!failing) {
            LOG.warn("{} fails for now and tries again: {}", name, told(failure));
        }
        failing = true;
    }

    private static String told(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEPTH)
                .map(Loop::kindAndPlace)
                .collect(Collectors.joining(", caused by "));
    }

    private static String kindAndPlace(Throwable failure) {
        var stack = failure.getStackTrace();
        return failure.getClass().getName() + (stack.length == 0 ? "" : " at " + stack[0]);
    }
}
