// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class BodyCollectorTest {

    private static final Mono<DataBuffer> SOME = Mono.fromSupplier(
            () -> DefaultDataBufferFactory.sharedInstance.wrap("some".getBytes(StandardCharsets.UTF_8)));

    private static byte[] take(Flux<DataBuffer> body) {
        return BodyCollector.of(
                        MockServerHttpRequest.post("/").body(body),
                        DataSize.ofBytes(9),
                        new BodyBudget(100).share("somebody"))
                .block();
    }

    @Test
    void aBodyWhoseClientGoesAwayIsTheClientsFaultAndNotOurs() {
        assertThatThrownBy(() -> take(SOME.concatWith(Flux.error(new IOException("Connection reset")))))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.answer().status()).isEqualTo(400));
    }

    @Test
    void readingStopsWhereABodyDoesNotEnd() {
        assertThatThrownBy(() -> take(SOME.repeat()))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.answer())
                                .extracting(
                                        Answer::status,
                                        answer -> answer.headers().get("Connection"))
                                .containsExactly(413, "close"));
    }

    @Test
    void piecesAreJoined() {
        assertThat(take(SOME.repeat(1))).asString().isEqualTo("somesome");
    }
}
