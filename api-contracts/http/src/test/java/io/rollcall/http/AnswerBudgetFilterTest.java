// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

/** Answers of 80 KiB in a room of 128, of which large ones may have 96. */
class AnswerBudgetFilterTest {

    private static final byte[] LARGE = "0123456789abcdef".repeat(80 * 64).getBytes();

    private final AtomicLong nanos = new AtomicLong();
    private final BodyBudget budget = new BodyBudget(128 * 1024, nanos::get);
    private final AnswerBudgetFilter room = new AnswerBudgetFilter(budget);

    @Test
    void aLargeAnswerComesWholeInPiecesAndLeavesItsRoom() {
        assertThat(sizes(LARGE)).hasSize(5).containsOnly(16 * 1024);
        assertThat(budget.taken()).isZero();
    }

    @Test
    void aSmallAnswerComesAsItIs() {
        assertThat(sizes(new byte[100])).containsExactly(100);
    }

    @Test
    void whereThereIsNoRoomAnAnswerThatIsNotTakenGivesWay() {
        var ended = new CompletableFuture<Throwable>();
        stalled().subscribe(none -> {}, ended::complete);
        assertThatThrownBy(() -> answer(exchange(), LARGE).block())
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.answer().status()).isEqualTo(503));
        assertThat(ended).isNotDone();
        nanos.addAndGet(Duration.ofSeconds(3).toNanos());
        answer(exchange(), LARGE).block();
        assertThat(ended).isCompletedWithValueMatching(Refusal.class::isInstance);
        assertThat(budget.taken()).isZero();
    }

    private List<Integer> sizes(byte[] bytes) {
        var exchange = exchange();
        answer(exchange, bytes).block();
        return exchange.getResponse()
                .getBody()
                .map(DataBuffer::readableByteCount)
                .collectList()
                .block();
    }

    /** What becomes of an answer to a client that takes no more than one piece. */
    private Mono<Void> stalled() {
        var exchange = exchange();
        exchange.getResponse()
                .setWriteHandler(body ->
                        body.limitRate(1).concatMap(piece -> Mono.never(), 1).then());
        return answer(exchange, LARGE);
    }

    private Mono<Void> answer(MockServerWebExchange exchange, byte[] bytes) {
        return room.filter(
                exchange,
                filtered -> filtered.getResponse()
                        .writeWith(Mono.fromSupplier(() -> DefaultDataBufferFactory.sharedInstance.wrap(bytes))));
    }

    private static MockServerWebExchange exchange() {
        return MockServerWebExchange.from(MockServerHttpRequest.get("/"));
    }
}
