// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.access;

import io.rollcall.contracts.shared.Unavailable;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Has endpoints do their work, so many at once at most, apart from the threads and the patience of the doors. */
final class OperatorCalls {

    private static final Logger LOG = LoggerFactory.getLogger(OperatorCalls.class);
    private static final byte[] NOTHING = {};

    /** More would take connections to PostgreSQL away from the doors. */
    private static final int TOGETHER = 4;

    private final Executor threads;
    private final Semaphore free = new Semaphore(TOGETHER);

    OperatorCalls(Executor threads) {
        this.threads = threads;
    }

    Mono<ServerResponse> call(
            ServerRequest request, OperatorEndpoint endpoint, Operator operator, Map<String, String> path) {
        var headers = request.headers().asHttpHeaders();
        return body(request)
                .map(body -> new OperatorRequest(operator, path, request.queryParams(), headers, body))
                .flatMap(read -> Mono.fromCallable(bounded(() -> endpoint.handle(read)))
                        .subscribeOn(Schedulers.fromExecutor(threads)))
                .onErrorMap(fault -> !(fault instanceof Problem), fault -> unforeseen(endpoint, fault))
                .flatMap(answer -> OperatorRenderer.of(answer, endpoint.route().isAct() ? HttpHeaders.EMPTY : headers));
    }

    private static Mono<byte[]> body(ServerRequest request) {
        return request.bodyToMono(byte[].class)
                .defaultIfEmpty(NOTHING)
                .onErrorMap(
                        DataBufferLimitException.class,
                        fault -> Problem.of(HttpStatus.CONTENT_TOO_LARGE, "The body is too large."));
    }

    private Callable<OperatorResponse> bounded(Callable<OperatorResponse> work) {
        return () -> {
            if (!free.tryAcquire()) {
                throw Problem.unavailable("Other operators' requests are under way: try again.");
            }
            try {
                return work.call();
            } finally {
                free.release();
            }
        };
    }

    private static boolean isAway(Throwable fault) {
        return fault instanceof Unavailable
                || fault instanceof NonTransientDataAccessResourceException
                || fault instanceof RecoverableDataAccessException
                || fault instanceof TransientDataAccessException;
    }

    /** Logs kinds and places only: messages of exceptions may hold personal data. */
    private static Problem unforeseen(OperatorEndpoint endpoint, Throwable fault) {
        if (isAway(fault)) {
            return Problem.unavailable("What this needs is away just now: try again.");
        }
        var place = fault.getStackTrace().length == 0 ? "nowhere" : fault.getStackTrace()[0];
        LOG.error(
                "Unforeseen at {}: {} at {}",
                endpoint.route().path(),
                fault.getClass().getName(),
                place);
        return Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "Internal server error.");
    }
}
