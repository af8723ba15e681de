// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rollcall.cli.witness.Witness;
import io.rollcall.cli.witness.WitnessServer;
import io.rollcall.cli.witness.WitnessState;
import io.rollcall.proof.checkpoint.Checkpoint;
import io.rollcall.proof.note.NoteSigner;
import io.rollcall.proof.note.SignatureType;
import io.rollcall.proof.note.SignedNote;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the log does with a witness that cosigns, with one that has seen another log, and with one that lies or is slow.
 */
class WitnessTargetTest {

    private static final NoteSigner WITNESS =
            NoteSigner.generate("witness.example/w1", SignatureType.ED25519_COSIGNATURE, new SecureRandom());
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir
    private Path folder;

    private final SealedLog log = new SealedLog();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile Answering answering = exchange -> {};
    private HttpServer liar;

    @BeforeEach
    void begin() throws IOException {
        log.with(10).sealed();
        liar = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        liar.createContext("/", exchange -> {
            try (exchange) {
                answering.to(exchange);
            }
        });
        liar.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        liar.start();
    }

    @AfterEach
    void close() {
        end.countDown();
        liar.stop(0);
        log.close();
    }

    private WitnessServer witness() throws IOException {
        var log = this.log.keys.believed(this.log.tiles.state().origin("rollcall.example"));
        return WitnessServer.start(
                new Witness(new WitnessState(folder), log, List.of(WITNESS), InstantSource.system()),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private WitnessTarget target(int port, Duration patience) {
        var keys = List.of(WITNESS.verifier());
        return new WitnessTarget(
                "w1",
                new WitnessClient(URI.create("http://127.0.0.1:" + port + "/"), keys, patience),
                new Cosignatures(log.checkpoints, List.of(keys)),
                log.tiles);
    }

    private CheckpointTable.Kept newest() {
        return log.checkpoints.newest().orElseThrow();
    }

    private void assertCosigned(long size) throws Exception {
        var kept = log.checkpoints.newest(1).orElseThrow();
        assertThat(kept.size()).isEqualTo(size);
        assertThat(kept.cosignatures()).isEqualTo(1);
        assertThat(SignedNote.parse(kept.note()).verify(List.of(WITNESS.verifier())))
                .hasSize(1);
        assertThat(SignedNote.parse(kept.note()).signatures()).hasSize(2);
    }

    @Test
    void itsSignatureIsKeptBelowEachCheckpointAsTheLogGrows() throws Exception {
        try (var witness = witness();
                var target = target(witness.address().getPort(), PATIENCE)) {
            assertThat(log.checkpoints.newest(1)).isEmpty();
            target.send(newest());
            assertCosigned(10);
            log.with(300).sealed();
            target.send(newest());
            target.send(newest());
            assertCosigned(310);
        }
    }

    /** As after a start: which size it has is told by the witness. */
    @Test
    void anotherProcessGoesOnWhereTheWitnessIs() throws Exception {
        try (var witness = witness();
                var first = target(witness.address().getPort(), PATIENCE);
                var second = target(witness.address().getPort(), PATIENCE)) {
            first.send(newest());
            log.with(7).sealed();
            second.send(newest());
            assertCosigned(17);
            log.with(7).sealed();
            first.send(newest());
            assertCosigned(24);
        }
    }

    @Test
    void ofALogThatWasWrittenAnewItGivesNone() throws Exception {
        try (var witness = witness();
                var target = target(witness.address().getPort(), PATIENCE)) {
            target.send(newest());
            var origin = log.tiles.state().origin("rollcall.example");
            log.sql("truncate proof_checkpoints, proof_tiles, proof_tree");
            log.sql("update events set type = 'x.y' where position = 2");
            log.forget();
            log.with(5).sealed();
            assertThat(log.tiles.state().origin("rollcall.example")).isEqualTo(origin);
            assertThatThrownBy(() -> target.send(newest()))
                    .isInstanceOf(WitnessRefused.class)
                    .hasMessageContaining("does not begin with the one of 10 that it has cosigned");
            assertThat(log.checkpoints.newest(1)).isEmpty();
        }
    }

    @Test
    void ofALogThatWasCutItGivesNone() throws Exception {
        try (var witness = witness();
                var target = target(witness.address().getPort(), PATIENCE)) {
            var small = newest();
            log.with(5).sealed();
            target.send(newest());
            assertThatThrownBy(() -> target.send(small))
                    .isInstanceOf(WitnessRefused.class)
                    .hasMessage("it has cosigned a tree of 15, and this is one of 10");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200|''|it gives no signature of its key",
                "200|'rubbish\n'|it gives no signature of its key",
                "409|'10'|it names no size",
                "409|'-1\n'|it names no size",
                "409|'9223372036854775807\n'|it has cosigned a tree of 9223372036854775807, and this is one of 10",
                "500|''|it answers 500",
                "302|''|it answers 302",
                "422|''|it says that the tree does not begin with the one of 0 that it has cosigned"
            })
    void ofALiarNothingIsTaken(int status, String body, String why) {
        answering(exchange -> answer(exchange, status, body.getBytes(UTF_8)));
        assertRefused(why);
    }

    @Test
    void aSignatureOfAnotherKeyOrOfAnotherTreeIsNone() throws Exception {
        var other = NoteSigner.generate("witness.example/w1", SignatureType.ED25519_COSIGNATURE, new SecureRandom());
        var forged =
                new Checkpoint("rollcall.example/other", 10, log.signedLast().root());
        for (var signature : List.of(
                other.sign(SignedNote.parse(newest().note()).text(), Instant.now()),
                WITNESS.sign(forged.text(), Instant.now()))) {
            answering(exchange -> answer(exchange, 200, (signature.line() + "\n").getBytes(UTF_8)));
            assertRefused("it gives no signature of its key");
        }
    }

    @Test
    void oneThatNamesAnotherSizeEachTimeIsAskedThreeTimes() {
        var sizes = new AtomicInteger();
        answering(exchange -> answer(exchange, 409, (sizes.incrementAndGet() + "\n").getBytes(UTF_8)));
        assertRefused("it names another size each time");
        assertThat(sizes).hasValue(3);
    }

    @Test
    void ofAnAnswerWithoutEndLittleIsRead() {
        answering(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var much = new byte[8192];
            for (int i = 0; i < 100_000; i++) {
                exchange.getResponseBody().write(much);
            }
        });
        assertRefused("it does not answer: ");
    }

    @Test
    void aSlowOneIsNotWaitedFor() throws Exception {
        answering(exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            await(); // and no more of it
        });
        try (var target = target(liar.getAddress().getPort(), SHORT)) {
            assertThatThrownBy(() -> target.send(newest()))
                    .isInstanceOf(WitnessRefused.class)
                    .hasMessageStartingWith("it does not answer");
        }
    }

    @Test
    void oneThatIsAwayIsRefused() {
        liar.stop(0);
        assertRefused("it does not answer: ConnectException");
    }

    private void await() {
        try {
            assertThat(end.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Answering {
        void to(HttpExchange exchange) throws IOException;
    }

    private void answering(Answering answering) {
        this.answering = answering;
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void assertRefused(String why) {
        var target = target(liar.getAddress().getPort(), PATIENCE);
        try (target) {
            assertThatThrownBy(() -> target.send(newest()))
                    .isInstanceOf(WitnessRefused.class)
                    .hasMessageStartingWith(why);
        }
        assertThat(log.checkpoints.newest(1)).isEmpty();
    }
}
