// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.server.KafkaArguments;
import io.rollcall.server.Shell;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is on the stream when its writer has stood still for a minute, and what clients notice of a broker that is away.
 */
@Tag("scenario")
class StreamOutagesIT {

    private static final String TOPIC = "rollcall.events";
    private static final int PER_SECOND = 300;
    private static final int A_MINUTE = 60 * PER_SECOND;
    private static final Duration MEASURED = Duration.ofSeconds(5);

    /** What an hour brings at a hundred a second comes in two and a half minutes. */
    private static final int AN_HOUR = 360_000;

    private static final int HOURS_RATE = 2_400;

    /** The longest that the client of Kafka waits for anything: its {@code delivery.timeout.ms}. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(120);

    @TempDir
    Path folder;

    private final Map<String, PackagedServer> servers = new HashMap<>();
    private BrokerProcess broker;
    private SharedParts parts;

    @BeforeEach
    void start() throws Exception {
        broker = new BrokerProcess(folder.resolve("broker"));
        parts = new SharedParts(folder, broker);
    }

    @AfterEach
    void stop() {
        servers.values().forEach(PackagedServer::close);
        parts.close();
        broker.close();
    }

    /** It goes on with a transaction of before, on a topic that another process has written to since. */
    @Test
    void aWriterThatStoodStillForAMinuteWritesNothingTwiceOrOutOfOrder() throws Exception {
        long head;
        try (var told = new ToldPosition(broker.properties(), TOPIC);
                var log = new LogUnderLoad(parts, PER_SECOND);
                var database = parts.connect()) {
            log.awaitMore(PER_SECOND);
            for (var name : new String[] {"one", "other"}) {
                servers.put(name, parts.start(name, "stream"));
            }
            told.await(2 * PER_SECOND);
            var frozen = writer(database, "nobody");
            servers.get(frozen).freeze();
            var next = writer(database, frozen);
            told.await(told.reached() + A_MINUTE);
            servers.get(frozen).thaw();
            told.await(told.reached() + 10 * PER_SECOND);
            servers.get(next).kill();
            told.await(told.reached() + 10 * PER_SECOND);
            head = log.end();
            told.await(head);
        }
        assertComplete(head);
    }

    @Test
    void whatAnHourBringsIsToldInOrderOnceTheBrokerIsThereAgain() throws Exception {
        servers.put("all", parts.start("all", "stream"));
        long head;
        double perSecond;
        try (var told = new ToldPosition(broker.properties(), TOPIC)) {
            try (var log = new LogUnderLoad(parts, PER_SECOND)) {
                told.await(10 * PER_SECOND);
                broker.kill();
                var killed = System.nanoTime();
                log.to(HOURS_RATE);
                log.awaitMore(AN_HOUR);
                assertThat(System.nanoTime() - killed).isGreaterThan(LONGEST_WAIT.toNanos());
                head = log.end();
            }
            var behind = head - told.reached();
            broker.start();
            var begun = System.nanoTime();
            told.await(head);
            perSecond = behind * 1e9 / (System.nanoTime() - begun);
        }
        System.out.printf("What came in an hour without a broker was told at %.0f events/s%n", perSecond);
        assertComplete(head);
    }

    private static String writer(Connection database, String butNot) throws SQLException {
        return Owners.await(
                        database,
                        owners -> owners.of().containsKey("stream")
                                && !owners.of().get("stream").server().equals(butNot))
                .of()
                .get("stream")
                .server();
    }

    @Test
    void clientsDoNotNoticeABrokerThatIsAway() throws Exception {
        var server = parts.start("all", "web,projection,stream,policy", "--rollcall.limits.mode=record")
                .ready();
        servers.put("all", server);
        var writes = Writes.at(server);
        writes.perSecond(MEASURED);
        var before = writes.perSecond(MEASURED);
        broker.kill();
        var during = writes.perSecond(MEASURED.multipliedBy(2));
        broker.start();
        var after = writes.perSecond(MEASURED);
        System.out.printf("Writes/s with a broker %.0f, without it %.0f, with it again %.0f%n", before, during, after);
        assertThat(during).isGreaterThan(before / 2);
        try (var told = new ToldPosition(broker.properties(), TOPIC);
                var database = parts.connect()) {
            var head = head(database);
            told.await(head);
            assertComplete(head);
        }
    }

    private static long head(Connection database) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery("select max(position) from events")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void assertComplete(long head) {
        var config = KafkaArguments.file(folder, broker.properties());
        var typed = new Shell(Map.of()).does("rollcall stream verify --config " + config);
        assertThat(typed.code()).as("%s%s", typed.out(), typed.err()).isZero();
        assertThat(typed.out()).contains("0 came again").contains("up to position " + head);
    }
}
