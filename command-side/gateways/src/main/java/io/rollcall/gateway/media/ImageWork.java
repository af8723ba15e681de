// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

import io.rollcall.command.media.ImageWorkTooBusy;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The few platform threads that decode and encode images: half of the cores, so that uploads neither pin the carriers
 * of virtual threads nor starve the commands.
 */
public final class ImageWork implements AutoCloseable {

    private final ThreadPoolExecutor workers;

    /**
     * Starts no thread until work comes.
     *
     * @param waiting how many tasks may wait while every worker is taken; at least 1
     */
    public ImageWork(int waiting) {
        this(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), waiting);
    }

    ImageWork(int threads, int waiting) {
        var named = Thread.ofPlatform().name("image-", 1).daemon().factory();
        workers = new ThreadPoolExecutor(
                threads, threads, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(waiting), named);
        workers.allowCoreThreadTimeOut(true);
    }

    /**
     * Runs the task on a worker.
     *
     * @return its result; fails with {@link ImageWorkTooBusy} at once where the queue is full or the pool is closed
     */
    public <T> CompletableFuture<T> submit(Supplier<T> task) {
        try {
            return CompletableFuture.supplyAsync(task, workers);
        } catch (RejectedExecutionException full) {
            return CompletableFuture.failedFuture(new ImageWorkTooBusy());
        }
    }

    /** Takes no more work; what was taken is finished. */
    @Override
    public void close() {
        workers.shutdown();
    }
}
