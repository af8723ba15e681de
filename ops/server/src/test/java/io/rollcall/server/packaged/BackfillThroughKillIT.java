// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.server.KafkaArguments;
import io.rollcall.server.Shell;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * History is told on a topic of its own while the log grows; whatever does so is killed with kill -9 in the middle, and
 * the next one goes on. The stream is as soon as it was meanwhile.
 */
@Tag("processes")
class BackfillThroughKillIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SIDE = "history";
    private static final int HISTORY = 8_000;
    private static final int PER_SECOND = 200;
    private static final Duration MEASURED = Duration.ofSeconds(4);

    @TempDir
    Path folder;

    private SharedParts parts;
    private PackagedServer server;

    @AfterEach
    void stop() {
        server.close();
        parts.close();
    }

    @Test
    void itGoesOnAfterAKillAndEndsCompleteWhileTheStreamRunsOn() throws Exception {
        parts = new SharedParts(folder);
        try (var log = new LogUnderLoad(parts, 10 * HISTORY);
                var live = new ToldPosition(parts.kafka(), "rollcall.events")) {
            log.awaitMore(HISTORY);
            log.to(PER_SECOND);
            server = start(); // its read models are as far by then
            live.await(log.head()); // with what came during the start
            var deadline = System.nanoTime() + MEASURED.toNanos();
            var alone = live.delays(log, () -> System.nanoTime() > deadline);
            var job = backfill();
            List<Double> beside;
            try (var side = new ToldPosition(parts.kafka(), SIDE)) {
                beside = live.delays(log, () -> side.poll() > HISTORY / 2);
                server.kill();
                assertThat(side.poll()).isLessThan(HISTORY);
            }
            server = start();
            typed("rollcall jobs follow " + job);
            System.out.printf(
                    "From commit to reader, in ms: p50 %.0f and p99 %.0f; beside a backfill %.0f and %.0f%n",
                    at(alone, 0.5), at(alone, 0.99), at(beside, 0.5), at(beside, 0.99));
            assertThat(verified("--topic " + SIDE)).isEqualTo(HISTORY);
            var head = log.end();
            live.await(head);
            assertThat(verified("")).isGreaterThanOrEqualTo(head); // with what the job has told of itself
        }
    }

    private PackagedServer start() throws Exception {
        return parts.start("writer", "projection,stream", OperatorToken.settings())
                .ready();
    }

    /** The job that does it. */
    private String backfill() throws Exception {
        var line =
                "rollcall stream backfill --topic %s --to %d --no-wait --reason Kills --json".formatted(SIDE, HISTORY);
        return JSON.readTree(typed(line)).get("id").asString();
    }

    private String typed(String line) throws Exception {
        var typed = Shell.at(server.base(), OperatorToken.TOKEN).does(line);
        assertThat(typed.code()).as("%s: %s%s", line, typed.out(), typed.err()).isZero();
        return typed.out();
    }

    /** So many records are complete, each once. */
    private long verified(String options) throws Exception {
        var config = KafkaArguments.file(folder, parts.kafka());
        var verified = JSON.readTree(typed("rollcall stream verify --json --config " + config + " " + options));
        assertThat(verified.get("duplicates").asLong()).isZero();
        assertThat(verified.get("signed_records").asLong()).isPositive();
        return verified.get("records").asLong();
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.get((int) (share * (sorted.size() - 1)));
    }
}
