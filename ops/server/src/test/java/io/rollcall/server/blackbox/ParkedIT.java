// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Crm.ORDER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.faults.Fault;
import io.rollcall.faults.MongoCommand;
import io.rollcall.faults.MongoProxy;
import io.rollcall.faults.ReadModelStep;
import io.rollcall.operator.access.OperatorRole;
import io.rollcall.server.ReadStore;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What operators do about documents that could not take an event. */
class ParkedIT {

    private static final String PARKED = "/ops/v1/parked";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Fault TOO_LARGE = new Fault.Refusal(10334, "BSONObjectTooLarge");
    private static final SentBody ACT = SentBody.json("{\"reason\": \"mended\"}");
    private static final SentBody ORDERS = SentBody.json("{\"reason\": \"mended\", \"subscription\": \"orders\"}");

    private final Parts parts = Parts.unused();
    private final MongoProxy mongo = MongoProxy.replicaSet(parts.mongoUri(), 1);

    @AfterEach
    void close() {
        mongo.close();
    }

    @Test
    void whatIsParkedIsSeenTriedAgainAndEvicted() {
        try (var server = OwnServer.startWithoutStream(
                new Parts(parts.database(), mongo.uri(), parts.keyRing()),
                true,
                "--rollcall.readiness.patience=PT1S")) {
            var crm = Crm.at(server.base());
            var creator = crm.signUp();
            var operator = Operators.as(OperatorRole.OPERATOR, server.base());
            refusals(operator, server);
            place(crm, creator, "first").is(201);
            refuse("too much");
            place(crm, creator, "too much").is(404);

            var id = seen(operator);
            var again = operator.with("Idempotency-Key", "again").post(PARKED + "/" + id + "/retry", ACT);
            assertThat(ended(operator, again).get("outcome").asString()).isEqualTo("failed");
            var same = operator.with("Idempotency-Key", "again").post(PARKED + "/" + id + "/retry", ACT);
            assertThat(same.is(202).json().get("id")).isEqualTo(again.json().get("id"));
            var rebuild = operator.post("/ops/v1/subscriptions/orders/rebuild", ACT);
            assertThat(ended(operator, rebuild).get("outcome").asString()).isEqualTo("refused");
            var tried = operator.get(PARKED + "/" + id).is(200).json();
            assertThat(tried.get("attempts").asInt()).isEqualTo(2);

            mongo.heal();
            assertThat(ended(operator, operator.post(PARKED + "/" + id + "/retry", ACT))
                            .get("outcome")
                            .asString())
                    .isEqualTo("applied");
            assertThat(orders(crm, creator)).containsExactly("first", "too much");
            operator.post(PARKED + "/" + id + "/retry", ACT).is(404);
            assertThat(causes(operator)).doesNotContain("parked-documents");
            evicted(crm, creator, operator);
        }
    }

    private void evicted(Crm crm, Crm.User creator, Client operator) {
        refuse("never");
        place(crm, creator, "never").is(404);
        place(crm, creator, "later").is(201); // another document
        assertThat(ended(operator, operator.post(PARKED + "/retry", ORDERS))
                        .get("outcome")
                        .asString())
                .isEqualTo("failed");
        var eviction = ended(operator, operator.post(PARKED + "/evict", ORDERS));
        assertThat(eviction.get("outcome").asString()).isEqualTo("applied");
        assertRecorded(operator, eviction.get("id").asString());
        assertThat(orders(crm, creator)).containsExactly("first", "too much", "later");
        assertThat(ended(operator, operator.post(PARKED + "/evict", ORDERS))
                        .get("outcome")
                        .asString())
                .isEqualTo("nothing-to-do");
        place(crm, creator, "last").is(201);
        assertThat(operator.get(PARKED).is(200).json().get("items")).isEmpty();
    }

    /** Its id; and what is said of it, by the list, by itself and by the diagnosis. */
    private static String seen(Client operator) {
        var list = operator.get(PARKED).is(200).json();
        assertThat(list.get("items")).hasSize(1);
        assertThat(list.get("next").isNull()).isTrue();
        var row = list.get("items").get(0);
        assertThat(row.get("subscription").asString()).isEqualTo("orders");
        assertThat(row.get("type").asString()).isEqualTo("order.placed");
        assertThat(row.get("error").asString()).isEqualTo("error 10334");
        assertThat(operator.get(PARKED + "?subscription=accounts")
                        .is(200)
                        .json()
                        .get("items"))
                .isEmpty();
        assertThat(operator.get(PARKED + "?type=order.placed&limit=1")
                        .is(200)
                        .json()
                        .get("items"))
                .hasSize(1);
        var id = URLEncoder.encode(row.get("id").asString(), UTF_8); // one segment, whatever the document is called
        assertThat(operator.get(PARKED + "/" + id).is(200).json().get("position"))
                .isEqualTo(row.get("position"));
        assertThat(causes(operator)).contains("parked-documents");
        return id;
    }

    /** By role, on what is not there, and on everything at once. */
    private static void refusals(Client operator, OwnServer server) {
        for (var path : List.of("/orders:1/retry", "/orders:1/evict", "/retry", "/evict")) {
            for (var role : List.of(OperatorRole.VIEWER, OperatorRole.AUDITOR)) {
                Operators.as(role, server.base()).post(PARKED + path, ORDERS).is(403);
            }
            Client.of(server.base()).post(PARKED + path, ORDERS).is(401);
        }
        for (var role : OperatorRole.values()) {
            Operators.as(role, server.base()).get(PARKED).is(200);
        }
        operator.post(PARKED + "/orders:1/retry", ACT).is(404);
        operator.post(PARKED + "/nothing/evict", ACT).is(404);
        operator.get(PARKED + "/orders:x").is(404);
        operator.get(PARKED + "?subscription=nothing").is(404);
        operator.get(PARKED + "?limit=201").is(400);
        operator.get(PARKED + "?before=x").is(400);
        operator.post(PARKED + "/retry", ACT).is(400); // everything, by an empty filter
        operator.post(PARKED + "/evict", SentBody.json("{\"subscription\": \"orders\"}"))
                .is(400); // no reason
        operator.post(PARKED + "/evict", SentBody.json("{\"reason\": \"mended\", \"subscription\": \"nothing\"}"))
                .is(404);
        assertThat(ended(operator, operator.post(PARKED + "/retry", ORDERS))
                        .get("outcome")
                        .asString())
                .isEqualTo("nothing-to-do");
    }

    /** Before anything is done, and once it is. */
    private static void assertRecorded(Client operator, String job) {
        var events = Soon.is(
                        200,
                        SOON,
                        () -> operator.get("/ops/v1/events?aggregate=operation-" + job),
                        it -> it.json().get("items").size() == 2)
                .json()
                .get("items");
        assertThat(events.get(1).get("type").asString()).isEqualTo("operation.requested");
        assertThat(events.get(1).at("/data/kind").asString()).isEqualTo("evict-parked");
        assertThat(events.get(1).at("/data/subject").asString()).isEqualTo("orders");
        assertThat(events.get(0).get("type").asString()).isEqualTo("operation.ended");
        assertThat(events.get(0).at("/data/outcome").asString()).isEqualTo("APPLIED");
    }

    /** A read model that was damaged, and so differs from what was built beside it, is to be switched. */
    @Test
    void nothingIsRebuiltOrSwitchedWhileSomethingIsParkedAndItSaysSo() {
        try (var server = OwnServer.startWithoutStream(
                new Parts(parts.database(), mongo.uri(), parts.keyRing()),
                true,
                "--rollcall.readiness.patience=PT1S")) {
            var crm = Crm.at(server.base());
            var creator = crm.signUp();
            var operator = Operators.as(OperatorRole.OPERATOR, server.base());
            place(crm, creator, "first").is(201);
            damage();
            var rebuild = ended(operator, operator.post("/ops/v1/subscriptions/orders/rebuild", ACT));
            assertThat(rebuild.get("error").asString()).contains("waits for 'switch'");
            refuse("too much");
            place(crm, creator, "too much").is(404);

            for (var act : List.of("rebuild", "switch")) {
                var job = ended(operator, operator.post("/ops/v1/subscriptions/orders/" + act, ACT));
                assertThat(job.get("outcome").asString()).as(act).isEqualTo("refused");
                assertThat(job.get("error").asString()).contains("1 documents are parked in orders");
            }
            mongo.heal();
            ended(operator, operator.post(PARKED + "/retry", ORDERS));
            var over = ended(operator, operator.post("/ops/v1/subscriptions/orders/switch", ACT));
            assertThat(over.get("outcome").asString()).isEqualTo("applied");
            assertThat(orders(crm, creator)).containsExactly("first", "too much");
        }
    }

    private void damage() {
        try (var store = new ReadStore(parts.mongoUri())) {
            store.damage("orders");
        }
    }

    private static JsonNode ended(Client operator, ReceivedAnswer accepted) {
        var job = "/ops/v1/jobs/" + accepted.is(202).json().get("id").asString();
        Soon.until(
                SOON,
                () -> "ended".equals(operator.get(job).json().path("state").asString("")));
        return operator.get(job).is(200).json();
    }

    private static List<String> causes(Client operator) {
        var findings = operator.get("/ops/v1/diagnosis").is(200).json().get("findings");
        return StreamSupport.stream(findings.spliterator(), false)
                .map(found -> found.get("cause").asString())
                .toList();
    }

    private static List<String> orders(Crm crm, Crm.User creator) {
        return crm.as(creator)
                .get(ORDER)
                .is(200)
                .json()
                .valueStream()
                .map(order -> order.get("description").asString())
                .toList();
    }

    private static ReceivedAnswer place(Crm crm, Crm.User creator, String description) {
        return crm.as(creator).post(ORDER, SentBody.json("{\"description\":\"%s\"}".formatted(description)));
    }

    private void refuse(String description) {
        mongo.inject(
                command -> writesOrders(command) && command.document().toJson().contains("\"" + description + "\""),
                TOO_LARGE,
                Integer.MAX_VALUE);
    }

    private static boolean writesOrders(MongoCommand command) {
        return ReadModelStep.BULK.test(command) && command.collection().endsWith("orders");
    }
}
