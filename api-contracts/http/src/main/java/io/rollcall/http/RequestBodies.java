// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Takes in the bodies of requests: each up to a size and in a time, all together up to what the heap bears. */
public final class RequestBodies implements AutoCloseable {

    /** In bytes; what this takes to read, an event loop bears. */
    private static final int SMALL = 16 * 1024;

    private static final int RETRY_AFTER_SECONDS = 5;

    private final DataSize limit;
    private final Duration patience;
    private final BodyBudget budget;
    private final Scheduler aside =
            Schedulers.newParallel("body", Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    public RequestBodies(HttpProperties properties) {
        this.limit = properties.maxBody();
        this.patience = properties.bodyTimeout();
        this.budget = new BodyBudget(properties.budget());
    }

    /**
     * What comes of the whole body of a request; it counts as in flight until then.
     *
     * @param work is given the bytes; none where the request has no body
     * @return a {@link Refusal} with 413 where the body is larger than the limit, with 400 where it does not come to
     *     its end, with 408 where it does not in time or stands still while others want its room, with 503 where there
     *     are too many others
     */
    <T> Mono<T> with(ServerHttpRequest request, Function<byte[], Mono<T>> work) {
        return Mono.using(() -> share(request), share -> taken(request, share).flatMap(work), BodyBudget.Share::close);
    }

    /**
     * The same of a body that is read into something. A large one is read, and its work begun, aside: an event loop has
     * others to serve. What has come of it counts as in flight with it, for that can be many times its size.
     *
     * @param reading decodes the bytes
     * @param work is given what they say
     */
    public <T> Mono<T> with(ServerHttpRequest request, Function<byte[], Body> reading, Function<Body, Mono<T>> work) {
        return Mono.using(
                () -> share(request),
                share -> taken(request, share)
                        .flatMap(
                                bytes -> bytes.length > SMALL ? Mono.just(bytes).publishOn(aside) : Mono.just(bytes))
                        .map(bytes -> weighed(reading.apply(bytes), share))
                        .flatMap(work),
                BodyBudget.Share::close);
    }

    private BodyBudget.Share share(ServerHttpRequest request) {
        return budget.share(ClientNetwork.of(request.getRemoteAddress()));
    }

    private Mono<byte[]> taken(ServerHttpRequest request, BodyBudget.Share share) {
        return Mono.firstWithSignal(BodyCollector.of(request, limit, share), share.<byte[]>lost())
                .timeout(patience)
                .onErrorMap(TimeoutException.class, late -> BodyBudget.tooSlow())
                .doOnNext(whole -> share.arrived());
    }

    private static Body weighed(Body body, BodyBudget.Share share) {
        if (!share.take(DecodedSize.of(body))) {
            throw Refusal.unavailable(RETRY_AFTER_SECONDS);
        }
        return body;
    }

    @Override
    public void close() {
        aside.dispose();
    }
}
