// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.shared;

import io.rollcall.contracts.process.FatalErrors;
import io.rollcall.contracts.shared.Unavailable;
import io.rollcall.http.RequestTrace;
import io.rollcall.log.aggregate.CommandTrace;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import reactor.core.publisher.Mono;

/** Runs what blocks, on a virtual thread of its own, away from the event loop. */
@Component
public final class BlockingExecutor implements AutoCloseable {

    /** PostgreSQL does not answer just now. */
    private static final class DatabaseUnavailable extends RuntimeException implements Unavailable {

        DatabaseUnavailable(Throwable cause) {
            super("The database does not answer", cause, false, false);
        }
    }

    /** How long work under way at a stop may go on before it is interrupted. */
    private static final long PATIENCE_SECONDS = 5;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * What the work returns or throws; a database that does not answer is {@link Unavailable}.
     *
     * <p>A caller that goes away does not stop work under way: an interrupt would close the socket that a virtual
     * thread waits at, and with it a connection of the pool. What it comes to is dropped then, in silence.
     *
     * <p>Commands that it sends belong to the trace of the request that it is done for.
     */
    public <T> Mono<T> call(Callable<T> work) {
        return Mono.deferContextual(context -> context.<RequestTrace>getOrEmpty(RequestTrace.class)
                .map(trace -> run(() -> CommandTrace.call(trace.traceparent(), work::call)))
                .orElseGet(() -> run(work)));
    }

    private <T> Mono<T> run(Callable<T> work) {
        return Mono.fromFuture(() -> CompletableFuture.supplyAsync(() -> outcome(work), threads), true)
                .flatMap(Function.identity())
                .onErrorMap(DataAccessException.class, DatabaseUnavailable::new)
                .onErrorMap(TransactionException.class, DatabaseUnavailable::new);
    }

    /** An exception as a value, since Reactor logs each error that finds nobody any more. */
    private static <T> Mono<T> outcome(Callable<T> work) {
        try {
            return Mono.justOrEmpty(work.call());
        } catch (Exception e) {
            return Mono.error(e);
        } catch (Error e) {
            FatalErrors.endIfFatal(e);
            throw e;
        }
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
