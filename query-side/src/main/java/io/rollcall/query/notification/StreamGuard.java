// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.notification;

import io.rollcall.contracts.shared.Unavailable;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.Reauthentication;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

/** Ends a stream once its caller would not be let in any more, or nothing goes on. */
final class StreamGuard {

    static final Duration AGAIN = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(StreamGuard.class);

    private final UserId user;
    private final Reauthentication reauthentication;
    private final Sinks.Empty<Void> end = Sinks.empty();

    StreamGuard(UserId user, Reauthentication reauthentication) {
        this.user = user;
        this.reauthentication = reauthentication;
    }

    /** Completes, or fails, when the stream has to. */
    Mono<Void> end() {
        return end.asMono();
    }

    /** Ends the stream, as if there were nothing more to come: a client that comes again goes on where it was. */
    void close() {
        end.tryEmitEmpty();
    }

    /** Breaks the stream off. */
    void fail(Throwable fault) {
        end.tryEmitError(fault);
    }

    /** Ends the stream by something that nobody foresaw; says of it only kind and place. */
    void unforeseen(Throwable fault) {
        var trace = fault.getStackTrace();
        LOG.error("A stream ends by {} at {}", fault.getClass().getName(), trace.length == 0 ? "-" : trace[0]);
        close();
    }

    /** Looks as of this position, and again until it can be told. */
    void check(long at) {
        reauthentication
                .holds(user, at)
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, AGAIN).filter(Unavailable.class::isInstance))
                .takeUntilOther(end().onErrorComplete())
                .filter(holds -> !holds)
                .subscribe(lost -> close(), this::unforeseen);
    }

    /** Looks as of now; if that cannot be told, there will be another look. */
    void glance() {
        reauthentication.holds(user, 0).filter(holds -> !holds).subscribe(lost -> close(), away -> {});
    }
}
