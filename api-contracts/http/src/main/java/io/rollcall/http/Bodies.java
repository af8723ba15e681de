// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

/** Takes in the bodies of requests: each up to a size and in a time, all together up to what the heap bears. */
public final class Bodies {

    private final DataSize limit;
    private final Duration patience;
    private final BodyBudget budget;

    public Bodies(HttpProperties properties) {
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
    public <T> Mono<T> with(ServerHttpRequest request, Function<byte[], Mono<T>> work) {
        return Mono.using(
                () -> budget.share(ClientNetwork.of(request.getRemoteAddress())),
                share -> Mono.firstWithSignal(Intake.of(request, limit, share), share.<byte[]>lost())
                        .timeout(patience)
                        .onErrorMap(TimeoutException.class, late -> BodyBudget.tooSlow())
                        .doOnNext(whole -> share.arrived())
                        .flatMap(work),
                BodyBudget.Share::close);
    }
}
