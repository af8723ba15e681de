// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class RequestBodiesTest {

    private static final int KIB = 1024;

    private final RequestBodies bodies = new RequestBodies(properties(Duration.ofSeconds(20), null));

    @Test
    void bodiesBeyondWhatTheHeapBearsAreToldToComeAgain() {
        var unfinished = take(Flux.concat(pieces(70), Flux.never())).subscribe();
        assertThatThrownBy(() -> take(pieces(70)).block()).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.answer().status()).isEqualTo(503);
            assertThat(refusal.answer().headers()).containsEntry("Retry-After", "5");
        });
        unfinished.dispose();
        assertThat(take(pieces(70)).block()).isEqualTo(70 * KIB);
    }

    @Test
    void unfinishedUploadsLeaveRoomForSmallBodies() {
        var unfinished = take(Flux.concat(pieces(95), Flux.never())).subscribe();
        assertThat(take(pieces(10)).block()).isEqualTo(10 * KIB);
        unfinished.dispose();
    }

    @Test
    void aBodyCountsUntilAllWorkWithItIsDone() {
        var working = bodies.with(request(pieces(90)), bytes -> Mono.never()).subscribe();
        assertThatThrownBy(() -> take(pieces(70)).block()).isInstanceOf(Refusal.class);
        working.dispose();
        assertThat(take(pieces(70)).block()).isEqualTo(70 * KIB);
    }

    @Test
    void whatABodyIsReadIntoCountsWithIt() {
        var values = new Body.Document(Collections.nCopies(1_000, List.of()));
        var working = bodies.with(request(pieces(10)), bytes -> values, body -> Mono.never())
                .subscribe();
        assertThatThrownBy(() -> take(pieces(80)).block()).isInstanceOf(Refusal.class); // though 90 would fit
        working.dispose();
        assertThat(take(pieces(80)).block()).isEqualTo(80 * KIB);
    }

    @Test
    void whatThereIsNoRoomForIsToldToComeAgain() {
        var values = new Body.Document(Map.of("a", Collections.nCopies(2_000, 1)));
        assertThatThrownBy(() -> bodies.with(request(pieces(1)), bytes -> values, body -> Mono.just(body))
                        .block())
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.answer().status()).isEqualTo(503));
        assertThat(take(pieces(90)).block()).isEqualTo(90 * KIB);
    }

    @Test
    void aLargeBodyIsReadAsideOfTheEventLoops() {
        assertThat(readingThread(pieces(17))).startsWith("body-");
        assertThat(readingThread(pieces(1))).isEqualTo(Thread.currentThread().getName());
    }

    private String readingThread(Flux<DataBuffer> body) {
        return bodies.with(
                        request(body),
                        bytes -> new Body.Document(Thread.currentThread().getName()),
                        read -> Mono.just(read.toString()))
                .map(read -> read.replaceAll(".*=(.*)]", "$1"))
                .block();
    }

    @Test
    void aRefusedBodyLeavesNothingBehind() {
        var budget = new BodyBudget(128 * KIB);
        var share = budget.share("somebody");
        var tooLarge = BodyCollector.of(request(pieces(101)), DataSize.ofKilobytes(100), share);
        assertThatThrownBy(tooLarge::block).isInstanceOf(Refusal.class);
        assertThat(budget.taken()).isZero();
    }

    @Test
    void aBodyThatDoesNotArriveInTimeIsRefusedAndItsConnectionClosed() {
        var impatient = new RequestBodies(properties(Duration.ofMillis(50), null));
        var slow = impatient.with(request(Flux.never()), bytes -> Mono.just(bytes.length));
        assertThatThrownBy(slow::block).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.answer().status()).isEqualTo(408);
            assertThat(refusal.answer().headers()).containsEntry("Connection", "close");
        });
    }

    @Test
    void aPublicUrlIsAnOrigin() {
        assertThat(properties(Duration.ofSeconds(1), URI.create("https://api.example.org:8443")))
                .isNotNull();
        for (var wrong : new String[] {"api.example.org", "ftp://a", "https://a/b", "https://a?b", "https://u@a"}) {
            assertThatThrownBy(() -> properties(Duration.ofSeconds(1), URI.create(wrong)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("public-url");
        }
    }

    /** 128 KiB in all, of which large ones may take 96. */
    private static HttpProperties properties(Duration bodyTimeout, @Nullable URI publicUrl) {
        return new HttpProperties(
                DataSize.ofKilobytes(100), DataSize.ofKilobytes(128), Duration.ofSeconds(1), bodyTimeout, publicUrl);
    }

    private Mono<Integer> take(Flux<DataBuffer> body) {
        return bodies.with(request(body), bytes -> Mono.just(bytes.length));
    }

    private static MockServerHttpRequest request(Flux<DataBuffer> body) {
        return MockServerHttpRequest.post("/").body(body);
    }

    private static Flux<DataBuffer> pieces(int count) {
        return Flux.range(0, count).map(i -> DefaultDataBufferFactory.sharedInstance.wrap(new byte[KIB]));
    }
}
