// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.shared;

import io.rollcall.contracts.shared.Unavailable;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Runs what blocks, on a virtual thread of its own, away from the event loop. */
@Component
public final class Blocking implements AutoCloseable {

    /** PostgreSQL does not answer just now. */
    private static final class DatabaseUnavailable extends RuntimeException implements Unavailable {

        DatabaseUnavailable(Throwable cause) {
            super("The database does not answer", cause, false, false);
        }
    }

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Scheduler scheduler = Schedulers.fromExecutorService(threads);

    /** What the work returns or throws; a database that does not answer is {@link Unavailable}. */
    public <T> Mono<T> call(Callable<T> work) {
        return Mono.fromCallable(work)
                .subscribeOn(scheduler)
                .onErrorMap(DataAccessException.class, DatabaseUnavailable::new)
                .onErrorMap(TransactionException.class, DatabaseUnavailable::new);
    }

    @Override
    public void close() {
        scheduler.dispose();
        threads.close();
    }
}
