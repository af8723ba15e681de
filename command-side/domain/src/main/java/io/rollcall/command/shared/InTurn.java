// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.shared;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets each caller have one piece of work done at a time, so that nobody occupies the workers alone. Blocks. */
public final class InTurn {

    private static final class Turn {
        private final ReentrantLock lock = new ReentrantLock(true);
        private int users;
    }

    private final ConcurrentHashMap<Object, Turn> turns = new ConcurrentHashMap<>();
    private final Duration patience;
    private final Supplier<RuntimeException> busy;

    /**
     * @param patience how long a call may wait for others of the same caller
     * @param busy the refusal of a caller that waits in vain
     */
    public InTurn(Duration patience, Supplier<RuntimeException> busy) {
        this.patience = patience;
        this.busy = busy;
    }

    /**
     * Does the work once no other of this caller's is being done.
     *
     * @throws RuntimeException that it was made with, where it waits in vain
     */
    public <T> T run(Object caller, Supplier<T> work) {
        var turn = Objects.requireNonNull(turns.compute(caller, (who, known) -> joined(known)));
        try {
            if (!await(turn)) {
                throw busy.get();
            }
            try {
                return work.get();
            } finally {
                turn.lock.unlock();
            }
        } finally {
            turns.computeIfPresent(caller, (who, known) -> --known.users == 0 ? null : known);
        }
    }

    /** How many callers have something in work or waiting. */
    int callers() {
        return turns.size();
    }

    private static Turn joined(@Nullable Turn known) {
        var turn = known == null ? new Turn() : known;
        turn.users++;
        return turn;
    }

    private boolean await(Turn turn) {
        try {
            return turn.lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
