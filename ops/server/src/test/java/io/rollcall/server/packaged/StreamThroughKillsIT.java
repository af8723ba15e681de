// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.server.KafkaArguments;
import io.rollcall.server.Shell;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The broker and the process that writes the stream are killed with kill -9 in turns, in the middle of its
 * transactions, while the log grows; in the end the broker is away for a while. Nothing is missing then, nothing comes
 * twice, and all is as it was signed.
 */
class StreamThroughKillsIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Checkpoints are signed in the middle of it, too. */
    private static final String SIGNED_SOON = "--rollcall.proof.interval=500ms";

    /** Of several transactions. */
    private static final Duration MOMENTS = Duration.ofMillis(300);

    @TempDir
    Path folder;

    private BrokerProcess broker;
    private SharedParts parts;
    private PackagedServer server;

    @BeforeEach
    void start() throws Exception {
        broker = new BrokerProcess(folder.resolve("broker"));
        parts = new SharedParts(folder, broker);
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
        parts.close();
        broker.close();
    }

    @Test
    @Tag("processes")
    void throughOneKillOfEachNothingIsMissing() throws Exception {
        assertCompleteThrough(1, 800, 2_000);
    }

    @Test
    @Tag("scenario")
    void throughThreeKillsOfEachNothingIsMissing() throws Exception {
        assertCompleteThrough(3, 1_500, 15_000);
    }

    /**
     * @param rounds each a kill of the server and one of the broker
     * @param perSecond so many events come in
     * @param between so many are told between two kills
     */
    private void assertCompleteThrough(int rounds, int perSecond, long between) throws Exception {
        long head;
        double perSecondAfterwards;
        try (var told = new ToldPosition(broker.properties(), "rollcall.events")) {
            try (var log = new LogUnderLoad(parts, perSecond)) {
                server = startServer();
                for (int round = 0; round < rounds; round++) {
                    told.await(told.reached() + between);
                    anyMoment();
                    server.kill();
                    server = startServer();
                    told.await(told.reached() + between);
                    anyMoment();
                    broker.kill();
                    broker.start();
                }
                told.await(told.reached() + between);
                broker.kill();
                log.awaitMore(between);
                head = log.end();
            }
            var behind = head - told.reached();
            broker.start();
            var begun = System.nanoTime();
            told.await(head);
            perSecondAfterwards = behind * 1e9 / (System.nanoTime() - begun);
        }
        assertVerified(rounds, head, perSecondAfterwards);
    }

    /**
     * What is waited for is seen right behind a transaction, when the stream rests: kills are to come at any other
     * time, too.
     */
    private static void anyMoment() {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(MOMENTS.toNanos()));
    }

    private PackagedServer startServer() throws Exception {
        return parts.start("writer", "stream", SIGNED_SOON);
    }

    private void assertVerified(int rounds, long head, double perSecondAfterwards) {
        var config = KafkaArguments.file(folder, broker.properties());
        var committed = verified("--config " + config);
        assertThat(committed.get("records").asLong()).isEqualTo(head);
        assertThat(committed.get("duplicates").asLong()).isZero();
        assertThat(committed.get("checkpoints").asLong()).isPositive();
        var uncommitted = verified("--config " + config + " --uncommitted");
        System.out.printf(
                "The stream through %d kills of its writer and %d of the broker: %d records, twice of 1,000: %.3f"
                        + " read_committed, %.3f read_uncommitted; what came while the broker was away at %.0f events/s%n",
                rounds,
                rounds + 1,
                head,
                committed.get("duplicates_per_mille").asDouble(),
                uncommitted.get("duplicates_per_mille").asDouble(),
                perSecondAfterwards);
    }

    private static JsonNode verified(String options) {
        var typed = new Shell(Map.of()).does("rollcall stream verify --json " + options);
        assertThat(typed.code()).as("%s%s", typed.out(), typed.err()).isZero();
        return JSON.readTree(typed.out());
    }
}
