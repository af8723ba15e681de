// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The few platform threads that hash passwords: half of the cores, so that sign-ins neither pin the carriers of virtual
 * threads nor starve the commands, nor fill the memory. Client addresses take turns, and known clients have every other
 * turn, so that a flood of sign-ins holds up itself. The methods block their callers: virtual threads.
 */
public final class PasswordWork implements AutoCloseable {

    private record Task<T>(Supplier<T> work, CompletableFuture<T> outcome) {

        void run() {
            outcome.completeAsync(work, Runnable::run);
        }

        void refuse() {
            outcome.completeExceptionally(new PasswordWorkTooBusy());
        }
    }

    private final FairQueue<Task<?>> known;
    private final FairQueue<Task<?>> strangers;
    private final AtomicInteger turn = new AtomicInteger();
    private final ThreadPoolExecutor workers;
    private final int memory;
    private final PasswordHash nobodys;

    /**
     * @param waiting how many passwords of strangers may wait while every worker is taken, and how many of known
     *     clients; at least 1
     * @param memory what a hash takes, in KiB
     */
    PasswordWork(int waiting, int memory) {
        this(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), waiting, memory);
    }

    PasswordWork(int threads, int waiting, int memory) {
        this.memory = memory;
        known = new FairQueue<>(waiting);
        strangers = new FairQueue<>(waiting);
        var named = Thread.ofPlatform().name("password-", 1).daemon().factory();
        // One entry for each task that waits, and those are bounded.
        workers = new ThreadPoolExecutor(threads, threads, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named);
        workers.allowCoreThreadTimeOut(true);
        nobodys = PasswordHash.ofNone(memory);
    }

    /**
     * The password's hash under a new salt, in the PHC string format.
     *
     * @throws PasswordWorkTooBusy where too many wait
     */
    public String hash(Line line, String password) {
        return inTurn(line, () -> PasswordHash.of(password, memory).toString());
    }

    /**
     * Whether the password has this hash; where there is none to compare with it has not, which takes as long to say.
     * For work that is done {@linkplain #inTurn in turn}.
     */
    public boolean compare(String password, @Nullable String hash) {
        var expected = hash == null ? nobodys : PasswordHash.parse(hash);
        return expected.matches(password) && hash != null;
    }

    /**
     * Has something done by one of the workers, when its line's turn comes; what it throws is thrown here.
     *
     * @throws PasswordWorkTooBusy where too many wait
     */
    public <T> T inTurn(Line line, Supplier<T> work) {
        var task = new Task<>(work, new CompletableFuture<T>());
        enqueue(line, task);
        try {
            return task.outcome().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
    }

    /** A task that takes another's room takes its entry at the workers, too. */
    private void enqueue(Line line, Task<?> task) {
        try {
            (line.known() ? known : strangers)
                    .add(line.key(), task)
                    .ifPresentOrElse(Task::refuse, () -> workers.execute(this::workOne));
        } catch (RejectedExecutionException closed) {
            task.refuse();
        }
    }

    private void workOne() {
        var known = turn.getAndIncrement() % 2 == 0;
        var first = known ? this.known : strangers;
        var second = known ? strangers : this.known;
        first.next().or(second::next).ifPresent(Task::run);
    }

    /** Takes no more work; what was taken is finished. */
    @Override
    public void close() {
        workers.shutdown();
    }
}
