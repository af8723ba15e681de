// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
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
     *     its end, with 408 where it does not in time, with 503 where there are too many others
     */
    public <T> Mono<T> with(ServerHttpRequest request, Function<byte[], Mono<T>> work) {
        return Mono.using(
                budget::share,
                share -> Intake.of(request, limit, share)
                        .timeout(patience)
                        .onErrorMap(TimeoutException.class, late -> tooSlow())
                        .flatMap(work),
                BodyBudget.Share::close);
    }

    /** What is still to come of the body would pass for the next request: the connection is closed. */
    private static Refusal tooSlow() {
        var answer =
                Refusal.detail(408, "The request body does not arrive in time.").answer();
        return new Refusal(answer.with(HttpHeaders.CONNECTION, "close"));
    }
}
