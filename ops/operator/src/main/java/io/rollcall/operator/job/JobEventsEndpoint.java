// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.job;

import io.rollcall.operator.access.OperatorEndpoint;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorResponse;
import io.rollcall.operator.access.OperatorRoute;
import io.rollcall.operator.access.Problem;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * {@code GET /ops/v1/jobs/{id}/events}: the job each time that it has changed, until it has ended. Each event is all of
 * it, so a listener that comes again needs to say nothing of what was there before.
 */
@Component
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
final class JobEventsEndpoint implements OperatorEndpoint {

    private static final Duration LOOK = Duration.ofMillis(500);

    /** A client that wants more comes again. */
    private static final Duration LONGEST = Duration.ofHours(1);

    /** In one process: each costs two look-ups a second. */
    static final int MOST = 16;

    /** So soon a connection is found to be dead, and makes room. */
    private static final Duration BEAT = Duration.ofSeconds(15);

    private static final ServerSentEvent<Object> ALIVE =
            ServerSentEvent.builder().comment("alive").build();

    private final JobTable table;
    private final Semaphore free = new Semaphore(MOST);

    JobEventsEndpoint(JobTable table) {
        this.table = table;
    }

    @Override
    public OperatorRoute route() {
        return OperatorRoute.get("jobs/{id}/events");
    }

    @Override
    public OperatorResponse handle(OperatorRequest request) {
        var id = JobEndpoint.named(table, request).id();
        if (free.availablePermits() == 0) {
            throw full();
        }
        return OperatorResponse.events(Flux.defer(() -> events(id)));
    }

    private Flux<ServerSentEvent<Object>> events(UUID id) {
        if (!free.tryAcquire()) {
            return Flux.error(full());
        }
        var held = new AtomicBoolean(true);
        return Flux.interval(Duration.ZERO, LOOK)
                .onBackpressureDrop()
                .concatMap(tick -> look(id), 1)
                .distinctUntilChanged()
                .takeUntil(Job::hasEnded)
                .take(LONGEST)
                .map(job -> ServerSentEvent.<Object>builder(JobJson.write(job))
                        .event("job")
                        .build())
                .publish(states -> states.mergeWith(Flux.interval(BEAT)
                        .onBackpressureDrop()
                        .map(beat -> ALIVE)
                        .takeUntilOther(states.ignoreElements())))
                .doFinally(end -> {
                    if (held.getAndSet(false)) {
                        free.release();
                    }
                });
    }

    private static Problem full() {
        return Problem.unavailable("Too many jobs are watched: try again.");
    }

    /** Nothing where PostgreSQL does not answer just now, or the job is there no more. */
    private Mono<Job> look(UUID id) {
        return Mono.fromCallable(() -> table.find(id).orElse(null))
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorComplete();
    }
}
