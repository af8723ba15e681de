// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meet.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoClients;
import io.rollcall.embedded.testing.TestServers;
import io.rollcall.embedded.testing.TestServers.Database;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a server makes of read models that are gone, and of ones that are ahead of its log. */
class RebuildIT {

    private static final String READINESS = "/actuator/health/readiness";
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Parts parts = Parts.unused();
    private final Network toMongo = Network.to(parts.mongoUri());
    private final String mongo = toMongo.through(parts.mongoUri());

    /** What can be seen of a server from outside. */
    private record Seen(List<JsonNode> accounts, JsonNode outbox) {}

    @AfterEach
    void close() throws Exception {
        toMongo.close();
    }

    @Test
    void readModelsFollowTheLogWhateverBecameOfEitherAndNoCodeIsSentAgain() throws Exception {
        List<Meet.User> people;
        Seen before;
        try (var server = OwnServer.start(with(parts.database()))) {
            var meet = Meet.at(server.base());
            people = Stream.generate(meet::signUp).limit(3).toList();
            meet.sendCodes(2, people.getFirst().phone());
            before = seen(meet, people);
            assertThat(before.outbox()).hasSize(people.size() + 2);
        }
        var backup = copyOf(parts.database());

        dropReadModels();
        toMongo.cut();
        Meet.User newcomer;
        try (var server = OwnServer.startUnready(with(parts.database()))) {
            var meet = Meet.at(server.base());
            assertClosed(meet, people.getFirst());
            toMongo.mend();
            Soon.is(200, SOON, () -> meet.client().get(READINESS));
            assertThat(seen(meet, people)).isEqualTo(before);
            newcomer = makeNewer(meet, people.getFirst());
        }

        try (var server = OwnServer.start(with(backup))) {
            var meet = Meet.at(server.base());
            Soon.is(200, SOON, () -> meet.client().get(READINESS));
            assertThat(seen(meet, people)).isEqualTo(before);
            meet.as(newcomer).get(ACCOUNT).is(401);
            makeNewer(meet, people.getFirst());
        }
    }

    /** Until the read models are there, no door answers, and nobody is to send anybody here. */
    private static void assertClosed(Meet meet, Meet.User user) {
        meet.as(user).get(ACCOUNT).isNotNow();
        meet.client().as("unknown").get(ACCOUNT).isNotNow();
        meet.sendCode(user.phone()).isNotNow();
        meet.client().get("/media/" + "0".repeat(64)).isNotNow();
        assertThat(meet.client().get(READINESS).is(503).text()).doesNotContain("xception");
        meet.client().get("/actuator/health/liveness").is(200);
    }

    private static Meet.User makeNewer(Meet meet, Meet.User user) {
        var renamed = meet.as(user)
                .patch(ACCOUNT, SentBody.json("{\"name\":\"Newer\"}"))
                .is(200);
        assertThat(renamed.json().get("name").asString()).isEqualTo("Newer");
        return meet.signUp();
    }

    private static Seen seen(Meet meet, List<Meet.User> people) {
        var accounts = people.stream().map(person -> account(meet, person)).toList();
        return new Seen(accounts, meet.client().get("/debug/outbox").is(200).json());
    }

    /**
     * Without the picture's address, which names the server's port. A connection that was cut may still fail one
     * request.
     */
    private static JsonNode account(Meet meet, Meet.User user) {
        var account = (ObjectNode)
                Soon.is(200, SOON, () -> meet.as(user).get(ACCOUNT)).json();
        meet.client()
                .get(account.remove("avatar").asString().replaceFirst("^http://[^/]*", ""))
                .is(200);
        return account;
    }

    private Parts with(Database database) {
        return new Parts(database, mongo, parts.keyRing());
    }

    private void dropReadModels() {
        var name = parts.mongoUri().replaceFirst(".*/([^/?]+).*", "$1");
        try (var client = MongoClients.create(parts.mongoUri())) {
            var collections = client.getDatabase(name);
            assertThat(Mono.from(collections.getCollection("accounts").countDocuments(new Document()))
                            .block())
                    .isPositive();
            Mono.from(collections.drop()).block();
        }
    }

    /** A backup, as of now. The server that used the database may take a moment to let go of it. */
    private static Database copyOf(Database original) throws Exception {
        var server = TestServers.postgres();
        var name = original.jdbcUrl().replaceFirst(".*/([^/?]+).*", "$1");
        var deadline = System.nanoTime() + SOON.toNanos();
        try (var connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                var statement = connection.createStatement()) {
            while (true) {
                try {
                    statement.execute("create database " + name + "_backup template " + name);
                    return new Database(
                            original.jdbcUrl().replace(name, name + "_backup"), original.user(), original.password());
                } catch (SQLException e) {
                    if (!"55006".equals(e.getSQLState()) || System.nanoTime() > deadline) {
                        throw e;
                    }
                    LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
                }
            }
        }
    }
}
