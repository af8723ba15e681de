// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The few platform threads that hash passwords: half of the cores, so that sign-ins neither pin the carriers of virtual
 * threads nor starve the commands, nor fill the memory. The methods block their callers: virtual threads.
 */
public final class PasswordWork implements AutoCloseable {

    private final ThreadPoolExecutor workers;
    private final int memory;
    private final PasswordHash nobodys;

    /**
     * @param waiting how many passwords may wait while every worker is taken; at least 1
     * @param memory what a hash takes, in KiB
     */
    PasswordWork(int waiting, int memory) {
        this(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), waiting, memory);
    }

    PasswordWork(int threads, int waiting, int memory) {
        this.memory = memory;
        var named = Thread.ofPlatform().name("password-", 1).daemon().factory();
        workers = new ThreadPoolExecutor(
                threads, threads, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(waiting), named);
        workers.allowCoreThreadTimeOut(true);
        nobodys = PasswordHash.ofNone(memory);
    }

    /**
     * The password's hash under a new salt, in the PHC string format.
     *
     * @throws PasswordWorkTooBusy at once where too many wait
     */
    public String hash(String password) {
        return run(() -> PasswordHash.of(password, memory).toString());
    }

    /**
     * Whether the password has this hash; where there is none to compare with it has not, which takes as long to say.
     *
     * @throws PasswordWorkTooBusy at once where too many wait
     */
    public boolean matches(String password, @Nullable String hash) {
        var expected = hash == null ? nobodys : PasswordHash.parse(hash);
        return run(() -> expected.matches(password)) && hash != null;
    }

    private <T> T run(Supplier<T> task) {
        try {
            return CompletableFuture.supplyAsync(task, workers).join();
        } catch (RejectedExecutionException full) {
            throw new PasswordWorkTooBusy();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
    }

    /** Takes no more work; what was taken is finished. */
    @Override
    public void close() {
        workers.shutdown();
    }
}
