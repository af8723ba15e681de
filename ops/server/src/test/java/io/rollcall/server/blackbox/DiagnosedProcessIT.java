// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.rollcall.embedded.testing.TestServers;
import io.rollcall.embedded.testing.TestServers.Database;
import io.rollcall.faults.Fault;
import io.rollcall.faults.MongoCommand;
import io.rollcall.faults.MongoProxy;
import io.rollcall.faults.ReadModelStep;
import io.rollcall.operator.access.OperatorRole;
import io.rollcall.operator.diagnosis.Cause;
import io.rollcall.operator.diagnosis.Severity;
import io.rollcall.server.KafkaArguments;
import io.rollcall.server.OperatorDesk;
import io.rollcall.server.Provokes;
import io.rollcall.server.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** What can befall one process and its parts: each is brought about, named by a diagnosis, and its runbook is typed. */
@ResourceLock("DiagnosedProcessIT") // its tests in turn
class DiagnosedProcessIT {

    private static final Fault NO_SPACE_LEFT = new Fault.Refusal(14031, "OutOfDiskSpace");
    private static final Fault TOO_LARGE = new Fault.Refusal(10334, "BSONObjectTooLarge");

    private static final Parts PARTS = Parts.unused();
    private static final DatabaseClock CLOCK = DatabaseClock.of(PARTS.database());
    private static final Network TO_POSTGRES = Network.to(PARTS.database().jdbcUrl());
    private static final Network TO_MONGO = Network.to(PARTS.mongoUri());
    private static final MongoProxy SET = MongoProxy.replicaSet(TO_MONGO.through(PARTS.mongoUri()), 1);
    private static final HttpServer GATEWAY = gateway();
    private static final Network TO_GATEWAY =
            Network.to("http://127.0.0.1:" + GATEWAY.getAddress().getPort() + "/");
    private static final OwnKafka KAFKA = new OwnKafka();
    private static final OwnServer SERVER = start();

    private final OperatorDesk desk = new OperatorDesk(Shell.at(SERVER.base(), Operators.token(OperatorRole.OPERATOR)));
    private final Crm crm = Crm.at(SERVER.base());

    @BeforeEach
    void isWell() {
        desk.exits(0);
    }

    @AfterEach
    void mend() {
        TO_POSTGRES.mend();
        TO_MONGO.mend();
        SET.heal();
        KAFKA.startAgain();
    }

    @Test
    @Provokes({Cause.POSTGRESQL_AWAY, Cause.NOT_CHECKED})
    void postgresqlIsAwayAndWhatHasToAskItIsNotChecked() {
        desk.exits(0);
        try {
            TO_POSTGRES.cut();
            desk.finds(Cause.POSTGRESQL_AWAY, Severity.BROKEN);
            desk.finds(Cause.NOT_CHECKED, Severity.LOOK, Cause.DEAD_OWNER.text());
            desk.typesRunbook(Cause.POSTGRESQL_AWAY);
            desk.typesRunbook(
                    Cause.NOT_CHECKED,
                    Map.of("http://localhost:8080", SERVER.base().toString()));
        } finally {
            TO_POSTGRES.mend();
        }
        desk.findsNoMore(Cause.POSTGRESQL_AWAY);
        desk.exits(0);
    }

    @Test
    @Provokes(Cause.MONGODB_AWAY)
    void mongodbIsAway() {
        TO_MONGO.cut();
        desk.finds(Cause.MONGODB_AWAY, Severity.BROKEN);
        desk.typesRunbook(Cause.MONGODB_AWAY);
        TO_MONGO.mend();
        desk.exits(0);
    }

    @Test
    @Provokes(Cause.KAFKA_AWAY)
    void kafkaIsAwayAndWhatIsDoneMeanwhileIsToldAfterwards() {
        KAFKA.stop();
        for (int user = 0; user < 20; user++) {
            crm.signUp();
        }
        desk.finds(Cause.KAFKA_AWAY, Severity.BROKEN);
        assertThat(stream().at("/lag/events").asLong()).isGreaterThanOrEqualTo(20);
        desk.typesRunbook(Cause.KAFKA_AWAY);
        KAFKA.startAgain();
        desk.exits(0);
        assertTold();
    }

    private static void assertTold() {
        Soon.is(
                200,
                Duration.ofSeconds(30),
                () -> Operators.as(OperatorRole.VIEWER, SERVER.base()).get("/ops/v1/subscriptions/stream"),
                it -> it.json().at("/lag/events").asLong() == 0);
        var kafka = KafkaArguments.file(TestServers.newFolder(), KAFKA.properties());
        var verified = Shell.at(SERVER.base(), Operators.token(OperatorRole.VIEWER))
                .does("rollcall stream verify --config " + kafka);
        assertThat(verified.out()).contains("Complete, in order, and as it was signed.");
        assertThat(verified.code()).isZero();
    }

    private static JsonNode stream() {
        return Operators.as(OperatorRole.VIEWER, SERVER.base())
                .get("/ops/v1/subscriptions/stream")
                .is(200)
                .json();
    }

    @Test
    @Provokes(Cause.GATEWAY_AWAY)
    void theSmsGatewayIsAway() {
        try {
            TO_GATEWAY.cut();
            Meet.at(SERVER.base()).sendCode(Phones.unused()).is(201);
            assertThat(desk.finds(Cause.GATEWAY_AWAY, Severity.BROKEN)
                            .path("what")
                            .asString())
                    .contains("sms");
            desk.typesRunbook(Cause.GATEWAY_AWAY);
        } finally {
            TO_GATEWAY.mend();
        }
        desk.exits(0);
    }

    @Test
    @Provokes(Cause.SUBSCRIPTION_STANDS_STILL)
    void aReadModelStandsStillOrIsPaused() {
        var creator = crm.signUp();
        SET.inject(DiagnosedProcessIT::writesOrders, NO_SPACE_LEFT, Integer.MAX_VALUE);
        place(creator, "held up");
        var position = CLOCK.ageAll();
        desk.finds(Cause.SUBSCRIPTION_STANDS_STILL, Severity.BROKEN, "does not move");
        desk.typesRunbook(Cause.SUBSCRIPTION_STANDS_STILL, Map.of("4711", Long.toString(position)));
        SET.heal();
        desk.exits(0);
        desk.types("rollcall pause orders --reason \"MongoDB is moved\"", Map.of());
        place(creator, "waits");
        CLOCK.ageAll();
        var next = desk.finds(Cause.SUBSCRIPTION_STANDS_STILL, Severity.LOOK, "paused")
                .path("next")
                .asString();
        desk.exits(1);
        desk.types(next, Map.of());
        desk.exits(0);
    }

    @Test
    @Provokes(Cause.PARKED_DOCUMENTS)
    void aDocumentIsParkedAndTriedAgainAndEvicted() {
        var creator = crm.signUp();
        var filled = park(creator);
        for (var command : desk.commands(Cause.PARKED_DOCUMENTS)) {
            if (command.contains("retry")) {
                SET.heal();
            }
            if (command.contains("evict")) {
                filled = park(creator);
            }
            desk.types(command, filled);
        }
        SET.heal();
        desk.exits(0);
    }

    /** The guide's id, and that of the one that is parked now. */
    private Map<String, String> park(Crm.User creator) {
        SET.inject(
                command -> writesOrders(command) && command.document().toJson().contains("\"too much\""),
                TOO_LARGE,
                Integer.MAX_VALUE);
        place(creator, "too much");
        desk.finds(Cause.PARKED_DOCUMENTS, Severity.LOOK, "orders");
        desk.exits(1);
        var id = Operators.as(OperatorRole.VIEWER, SERVER.base())
                .get("/ops/v1/parked?subscription=orders")
                .is(200)
                .json()
                .at("/items/0/id")
                .asString();
        return Map.of("orders:17", id);
    }

    @Test
    @Provokes(Cause.SKIPPED_EVENT)
    void anEventIsPassedOver() {
        var chat = Chat.at(SERVER.base());
        desk.types("rollcall pause stream --reason \"So that it is not taken\"", Map.of());
        chat.signUp();
        var position = CLOCK.head();
        desk.types("rollcall skip stream " + position + " --reason \"Of a fault\" --yes", Map.of());
        desk.types("rollcall resume stream --reason \"It passes over it\"", Map.of());
        desk.finds(Cause.SKIPPED_EVENT, Severity.NOTE, "position " + position);
        desk.exits(0);
        desk.typesRunbook(Cause.SKIPPED_EVENT, Map.of("4711", Long.toString(position), "blacklists", "stream"));
        assertThat(desk.types("rollcall subscriptions stream --json", Map.of())).contains("Of a fault");
    }

    /** It is that of PostgreSQL that goes wrong here, which is the same. */
    @Test
    @Provokes(Cause.CLOCKS_APART)
    void clocksAreApart() {
        try {
            CLOCK.is("- interval '5 seconds'");
            desk.finds(Cause.CLOCKS_APART, Severity.LOOK);
            desk.exits(1);
            CLOCK.is("- interval '1 minute'");
            desk.finds(Cause.CLOCKS_APART, Severity.BROKEN);
            desk.typesRunbook(Cause.CLOCKS_APART);
        } finally {
            CLOCK.is("");
        }
        desk.exits(0);
    }

    private void place(Crm.User creator, String description) {
        crm.as(creator).post(Crm.ORDER, SentBody.json("{\"description\":\"%s\"}".formatted(description)));
    }

    private static boolean writesOrders(MongoCommand command) {
        return ReadModelStep.BULK.test(command) && command.collection().endsWith("orders");
    }

    private static OwnServer start() {
        var database = PARTS.database();
        var through = new Database(TO_POSTGRES.through(database.jdbcUrl()), database.user(), database.password());
        var settings = Stream.concat(
                Stream.of(KAFKA.arguments()),
                Stream.of(
                        "--rollcall.sms.http.url=" + TO_GATEWAY.through("http://127.0.0.1:1/"),
                        "--rollcall.sms.http.body={\"to\":\"{phone}\",\"text\":\"{text}\"}",
                        "--rollcall.data-dir=" + Path.of("target")));
        return OwnServer.start(new Parts(through, SET.uri(), PARTS.keyRing()), true, settings.toArray(String[]::new));
    }

    private static HttpServer gateway() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(202, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        SERVER.close();
        KAFKA.close();
        SET.close();
        TO_POSTGRES.close();
        TO_MONGO.close();
        TO_GATEWAY.close();
        GATEWAY.stop(0);
    }
}
