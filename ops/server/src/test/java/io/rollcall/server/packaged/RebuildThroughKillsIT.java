// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.reactivestreams.client.MongoClients;
import io.rollcall.server.packaged.SignUps.Person;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

/**
 * A read model is rebuilt beside the live one on a log of 200,000 events while users change it, and the processes that
 * do so are killed with kill -9: the one that builds, then the one that went on, then both.
 */
@Tag("scenario")
class RebuildThroughKillsIT {

    private static final int EVENTS = 200_000;
    private static final int PEOPLE = 5;
    private static final String HEAD = "select max(position) from events";
    private static final String MODEL = "accounts";
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private final SharedParts parts = new SharedParts(folder);
    private final RebuildingFleet fleet = new RebuildingFleet(parts);
    private Connection database;

    @BeforeEach
    void start() throws Exception {
        GeneratedPast.make(parts, EVENTS);
        database = parts.connect();
        fleet.start("one", "other");
        fleet.ready();
    }

    @AfterEach
    void stop() throws SQLException {
        fleet.close();
        database.close();
        parts.close();
    }

    @Test
    void isKilledThreeTimesAndEndsAsItShouldAndNobodyHearsOfIt() throws Exception {
        var people = new ArrayList<Person>();
        for (int person = 0; person < PEOPLE; person++) {
            people.add(new SignUps().signUp(fleet.server("one").base(), SignUps.phone()));
        }
        var head = settled();
        var sent = number("select count(*) from outbox");
        JsonNode job;
        long changed;
        long unknown;
        try (var readers = ReadersThroughKills.at(fleet, people)) {
            var id = fleet.act("/ops/v1/subscriptions/" + MODEL + "/rebuild")
                    .get("id")
                    .asString();
            try (var samples = new JobSamples(fleet, "/ops/v1/jobs/" + id)) {
                job = killed(samples, id);
                samples.assertTimeLeftIsTold();
            }
            readers.end();
            changed = readers.changed();
            unknown = readers.unknown();
            assertThat(readers.read()).isGreaterThan(100);
        }
        assertThat(job.get("outcome").asString()).as(job.toString()).isEqualTo("applied");
        assertThat(job.get("error").isNull()).as(job.toString()).isTrue();
        var differences = job.get("result").get("differences");
        assertThat(differences.get("equal").asBoolean()).isTrue();
        assertThat(differences.get("old")).isEqualTo(differences.get("new"));
        assertThat(row("select live, beside, last, phase, outcome from read_model_generations"))
                .containsExactly(2, 1, 2, "kept", "switched");
        assertSameDocuments();
        assertOnlyWhatWasAskedFor(head, changed, unknown);
        assertThat(number("select count(*) from outbox")).as("SMS and mails").isEqualTo(sent);
        assertStreamedOnce(head);
    }

    /** The end of the log, once policies have done what came of signing up. */
    private long settled() throws SQLException {
        var head = -1L;
        for (var now = number(HEAD); now != head; now = number(HEAD)) {
            head = now;
            LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
        }
        return head;
    }

    /** Until its end. */
    private JsonNode killed(JobSamples samples, String id) throws Exception {
        samples.awaitShare(0.25);
        var first = kill(samples);
        pauseAndResume(samples, id);
        fleet.server(first).ready();
        samples.awaitShare(0.5);
        var second = kill(samples);
        fleet.server(second).ready();
        samples.awaitShare(0.7);
        samples.stops();
        RebuildingFleet.NAMES.forEach(name -> fleet.server(name).kill());
        fleet.start("one", "other");
        return samples.await(job -> job.get("state").asString().equals("ended"));
    }

    /** The process that builds; another one goes on at once. */
    private String kill(JobSamples samples) throws Exception {
        var builder = RebuildingFleet.owner(database, "generations");
        samples.stops();
        fleet.server(builder).kill();
        fleet.start(builder);
        return builder;
    }

    /** Whatever process is to do it: the build stands still with the job. */
    private void pauseAndResume(JobSamples samples, String id) throws Exception {
        fleet.act("/ops/v1/jobs/" + id + "/pause");
        samples.await(job -> job.get("state").asString().equals("paused"));
        assertThat(row("select paused from read_model_generations")).containsExactly(true);
        samples.stops();
        fleet.act("/ops/v1/jobs/" + id + "/resume");
    }

    /** Positions and contents; each generation has a signature of its own. */
    private void assertSameDocuments() {
        var deadline = System.nanoTime() + SOON.toNanos();
        while (!documents(MODEL).equals(documents(MODEL + "@2")) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos()); // the one before is kept up
        }
        var live = documents(MODEL + "@2");
        assertThat(live).hasSizeGreaterThan(EVENTS / 200);
        assertThat(documents(MODEL)).isEqualTo(live);
    }

    private Map<Object, Document> documents(String collection) {
        var uri = new ConnectionString(parts.mongo());
        try (var client = MongoClients.create(uri)) {
            var found = new LinkedHashMap<Object, Document>();
            Flux.from(client.getDatabase(String.valueOf(uri.getDatabase()))
                            .getCollection(collection)
                            .find())
                    .filter(document -> !document.get("_id").toString().startsWith("@"))
                    .doOnNext(document -> document.remove("mac"))
                    .toIterable()
                    .forEach(document -> found.put(document.get("_id"), document));
            return found;
        }
    }

    /** The log has the users' changes, and what operators did; nothing else came of it. */
    private void assertOnlyWhatWasAskedFor(long head, long changed, long unknown) throws SQLException {
        var added = new LinkedHashMap<String, Long>();
        try (var statement = database.prepareStatement(
                "select type, count(*) from events where position > ? group by type order by type")) {
            statement.setLong(1, head);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    added.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
        assertThat(added).containsOnlyKeys("operation.ended", "operation.requested", "user.renamed");
        assertThat(added.get("operation.requested"))
                .as("a rebuild, a pause, and that it goes on")
                .isEqualTo(3);
        assertThat(added.get("operation.ended")).isEqualTo(3);
        assertThat(added.get("user.renamed")).isBetween(changed, changed + unknown);
    }

    /** Each event of the log once. */
    private void assertStreamedOnce(long head) throws SQLException {
        var now = number(HEAD);
        assertThat(StreamCounts.of(parts.kafka(), now).since(head)).isEqualTo(now - head);
    }

    private long number(String sql) throws SQLException {
        return ((Number) row(sql).getFirst()).longValue();
    }

    private List<Object> row(String sql) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            var row = new ArrayList<Object>();
            for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                row.add(rows.getObject(column));
            }
            return row;
        }
    }
}
