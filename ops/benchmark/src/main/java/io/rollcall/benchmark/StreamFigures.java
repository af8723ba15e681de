// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import io.rollcall.benchmark.report.Figure;
import io.rollcall.log.subscription.Role;
import io.rollcall.log.subscription.Subscriptions;
import io.rollcall.operator.testing.EventFamilies;
import io.rollcall.operator.testing.GeneratedLog;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * The stream: how fast a generated log is told, against a bare transactional producer of the same records; how fast a
 * topic of so many is verified, against a bare consumer of it; and what {@link StreamDelays} measures of a server at
 * work.
 */
final class StreamFigures {

    private static final Duration LOOK = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private final Path folder;
    private final Effort effort;
    private final int events;
    private final List<Figure> figures = new ArrayList<>();

    StreamFigures(Path folder, Effort effort) {
        this.folder = folder;
        this.effort = effort;
        this.events = effort.logs().getLast() / 2;
    }

    List<Figure> figures() throws Exception {
        generate();
        backlog();
        try (var server = MeasuredServer.start(folder.resolve("work"), "web,stream")) {
            figures.addAll(new StreamDelays(server, effort).figures());
        }
        return figures;
    }

    private void generate() throws SQLException {
        try (var server = MeasuredServer.start(folder.resolve("data"), "web")) {
            var keys = server.keys();
            var log = new GeneratedLog(EventFamilies.types(), keys, keys::take, keys::destroy);
            log.append(server.context().getBean(DataSource.class), events);
            log.erase();
        }
    }

    /** Each round tells all of it on topics of its own; the last one's are verified. */
    private void backlog() throws Exception {
        var rates = new ArrayList<Double>();
        var ceilings = new ArrayList<Double>();
        var rounds = Math.min(2, effort.rounds());
        for (int round = 0; round < rounds; round++) {
            var prefix = "round" + round;
            try (var server =
                    MeasuredServer.start(folder.resolve("data"), "stream", "--rollcall.stream.prefix=" + prefix)) {
                rates.add(told(server));
                var bare = new BareStream(connection(server), prefix);
                ceilings.add(bare.producedPerSecond());
                if (round == rounds - 1) {
                    verify(bare);
                }
            }
        }
        figures.addFirst(Figure.rate(
                "stream, a backlog, events, against a bare transactional producer of the same records",
                rates,
                Figure.rate("", ceilings, 0).median()));
    }

    private void verify(BareStream bare) throws Exception {
        var rates = new ArrayList<Double>();
        var ceilings = new ArrayList<Double>();
        for (int round = 0; round < effort.rounds(); round++) {
            rates.add(bare.verifiedPerSecond(folder));
            ceilings.add(bare.consumedPerSecond());
        }
        figures.add(Figure.rate(
                "stream verify of %,d records, against a bare consumer of them".formatted(events),
                rates,
                Figure.rate("", ceilings, 0).median()));
    }

    /** From the first transaction on, a start is not in it. */
    private double told(MeasuredServer server) {
        var first = await(server, 1);
        var begun = System.nanoTime();
        await(server, events);
        return (events - first) * 1e9 / (System.nanoTime() - begun);
    }

    /** Up to where the stream is, once it has come so far. */
    static long await(MeasuredServer server, long position) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var stream = server.context().getBean(Subscriptions.class).all().stream()
                .filter(it -> it.role() == Role.STREAM)
                .findFirst()
                .orElseThrow();
        while (stream.storedPosition() < position) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The stream does not come to position " + position);
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return stream.storedPosition();
    }

    /** What clients of its Kafka need to come in. */
    static Map<String, Object> connection(MeasuredServer server) {
        return server.context().getBean(KafkaAdmin.class).getConfigurationProperties();
    }
}
