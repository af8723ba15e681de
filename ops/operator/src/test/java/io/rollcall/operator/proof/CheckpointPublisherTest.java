// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.rollcall.embedded.testing.TestServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each place gets the newest checkpoint, at once or once it is there again, and holds up no other. */
class CheckpointPublisherTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final SealedLog log = new SealedLog();
    private final PublicationTable publications = new PublicationTable(log.jdbc);

    @AfterEach
    void close() {
        log.close();
    }

    private CheckpointPublisher publisher(CheckpointTarget... targets) {
        var publisher = new CheckpointPublisher(log.checkpoints, publications, List.of(targets), 0);
        publisher.start();
        return publisher;
    }

    private String newest() {
        return log.checkpoints.newest().orElseThrow().note();
    }

    private static void await(BooleanSupplier condition) {
        var deadline = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private boolean has(String target, long size) {
        return publications.size(target) == size;
    }

    private int failures(String target) {
        return publications.all().stream()
                .filter(it -> it.target().equals(target))
                .mapToInt(PublicationTable.Publication::failures)
                .sum();
    }

    @Test
    void aFolderHasTheNewestAndThatOfEachDay() throws IOException {
        log.with(10).sealed();
        var publisher = publisher(new FolderTarget(folder.resolve("made")));
        await(() -> has("folder", 10));
        log.with(10).sealed();
        await(() -> has("folder", 20));
        publisher.stop();
        assertThat(folder.resolve("made/checkpoint")).hasContent(newest().stripTrailing() + "\n");
        try (var files = Files.list(folder.resolve("made"))) {
            assertThat(files.count()).as("nothing half made").isEqualTo(2);
        }
    }

    @Test
    void aPlaceGetsWhatEnoughWitnessesHaveCosignedAndNothingElse() {
        log.with(10).sealed();
        var publisher = new CheckpointPublisher(log.checkpoints, publications, List.of(new FolderTarget(folder)), 1);
        log.checkpoints.replace(log.checkpoints.newest().orElseThrow(), newest() + "cosigned\n", 1);
        log.with(10).sealed();
        publications.failed("of an earlier configuration", "away");
        publisher.start();
        await(() -> has("folder", 10));
        log.checkpoints.replace(log.checkpoints.newest().orElseThrow(), newest() + "cosigned\n", 1);
        await(() -> has("folder", 20));
        publisher.stop();
        assertThat(publications.all())
                .extracting(PublicationTable.Publication::target)
                .containsExactly("folder");
    }

    @Test
    void aFolderThatIsAwayGetsItLater() throws IOException {
        var place = folder.resolve("mount");
        Files.writeString(place, "not a folder");
        log.with(10).sealed();
        var publisher = publisher(new FolderTarget(place));
        await(() -> failures("folder") > 0);
        log.with(10).sealed();
        Files.delete(place);
        await(() -> has("folder", 20));
        publisher.stop();
        assertThat(Files.readString(place.resolve("checkpoint"))).isEqualTo(newest());
        assertThat(failures("folder")).isZero();
    }

    @Test
    void anAddressGetsItByPostAlsoOnceItIsThereAgain() throws Exception {
        BlockingQueue<String> got = new LinkedBlockingQueue<>();
        BlockingQueue<Integer> statuses = new LinkedBlockingQueue<>(List.of(503, 302));
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            got.add(exchange.getRequestMethod() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            var status = statuses.poll();
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(status == null ? 204 : status, -1);
            exchange.close();
        });
        server.start();
        log.with(10).sealed();
        var publisher = publisher(
                new HttpTarget(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/log"), HttpTarget.PATIENCE),
                new FolderTarget(folder));
        await(() -> has("folder", 10));
        await(() -> has("http", 10));
        publisher.stop();
        server.stop(0);
        for (int tries = 0; tries < 3; tries++) {
            assertThat(got.poll(1, TimeUnit.SECONDS)).isEqualTo("POST " + newest());
        }
        assertThat(got).isEmpty();
    }

    @Test
    void anAddressThatNobodyAnswersAtHoldsUpNoOther() throws IOException {
        int closed;
        try (var socket = new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        log.with(10).sealed();
        var publisher = publisher(
                new HttpTarget(URI.create("http://127.0.0.1:" + closed), HttpTarget.PATIENCE),
                new FolderTarget(folder));
        await(() -> has("folder", 10));
        await(() -> failures("http") > 0);
        publisher.stop();
        assertThat(publications.all())
                .filteredOn(it -> it.target().equals("http"))
                .singleElement()
                .satisfies(it -> assertThat(it.error()).isEqualTo("ConnectException"));
    }

    @Test
    void aTopicGetsARecordByTheLogsName() throws Exception {
        var connection = TestServers.kafka();
        try (var admin = Admin.create(connection)) {
            admin.createTopics(List.of(new NewTopic("checkpoints-of-a-test", 1, (short) 1)))
                    .all()
                    .get();
        }
        log.with(10).sealed();
        var publisher = publisher(new KafkaTarget(connection, "checkpoints-of-a-test"));
        await(() -> has("kafka", 10));
        publisher.stop();
        try (var consumer = new KafkaConsumer<>(connection, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partition = new TopicPartition("checkpoints-of-a-test", 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var record = consumer.poll(SOON).iterator().next();
            assertThat(new String(record.value(), UTF_8)).isEqualTo(newest());
            assertThat(record.key()).isEqualTo(log.signedLast().origin());
        }
    }

    @Test
    void aBrokerThatIsAwayHoldsUpNoOther() {
        log.with(10).sealed();
        var publisher = publisher(
                new KafkaTarget(Map.of("bootstrap.servers", "127.0.0.1:1"), "checkpoints"), new FolderTarget(folder));
        await(() -> has("folder", 10));
        await(() -> failures("kafka") > 0);
        publisher.stop();
    }
}
