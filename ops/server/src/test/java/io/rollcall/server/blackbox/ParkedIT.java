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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What operators do about documents that could not take an event. */
@ResourceLock("ParkedIT") // its tests in turn
class ParkedIT {

    private static final String PARKED = "/ops/v1/parked";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Fault TOO_LARGE = new Fault.Refusal(10334, "BSONObjectTooLarge");
    private static final SentBody ACT = SentBody.json("{\"reason\": \"mended\"}");
    private static final SentBody ORDERS = SentBody.json("{\"reason\": \"mended\", \"subscription\": \"orders\"}");

    private static final Parts PARTS = Parts.unused();
    private static final MongoProxy MONGO = MongoProxy.replicaSet(PARTS.mongoUri(), 1);
    private static final OwnServer SERVER = OwnServer.startWithoutStream(
            new Parts(PARTS.database(), MONGO.uri(), PARTS.keyRing()), true, "--rollcall.readiness.patience=PT1S");

    /** The collection that is read: a switch changes it. */
    private static String live = "orders";

    private final Crm crm = Crm.at(SERVER.base());
    private final Crm.User creator = crm.signUp();
    private final Client operator = Operators.as(OperatorRole.OPERATOR, SERVER.base());

    @AfterEach
    void heal() {
        MONGO.heal();
    }

    @AfterAll
    static void close() {
        SERVER.close();
        MONGO.close();
    }

    @Test
    void whatIsParkedIsSeenTriedAgainAndEvicted() {
        refusals();
        place("first").is(201);
        refuse("too much");
        place("too much").is(404);

        var id = seen();
        var again = operator.with("Idempotency-Key", "again").post(PARKED + "/" + id + "/retry", ACT);
        assertThat(ended(again).get("outcome").asString()).isEqualTo("failed");
        var same = operator.with("Idempotency-Key", "again").post(PARKED + "/" + id + "/retry", ACT);
        assertThat(same.is(202).json().get("id")).isEqualTo(again.json().get("id"));
        var rebuild = operator.post("/ops/v1/subscriptions/orders/rebuild", ACT);
        assertThat(ended(rebuild).get("outcome").asString()).isEqualTo("refused");
        var tried = operator.get(PARKED + "/" + id).is(200).json();
        assertThat(tried.get("attempts").asInt()).isEqualTo(2);

        MONGO.heal();
        assertThat(ended(operator.post(PARKED + "/" + id + "/retry", ACT))
                        .get("outcome")
                        .asString())
                .isEqualTo("applied");
        assertThat(orders()).containsExactly("first", "too much");
        operator.post(PARKED + "/" + id + "/retry", ACT).is(404);
        assertThat(causes()).doesNotContain("parked-documents");
        evicted();
    }

    private void evicted() {
        refuse("never");
        place("never").is(404);
        place("later").is(201); // another document
        assertThat(ended(operator.post(PARKED + "/retry", ORDERS))
                        .get("outcome")
                        .asString())
                .isEqualTo("failed");
        var eviction = ended(operator.post(PARKED + "/evict", ORDERS));
        assertThat(eviction.get("outcome").asString()).isEqualTo("applied");
        assertRecorded(eviction.get("id").asString());
        assertThat(orders()).containsExactly("first", "too much", "later");
        assertThat(ended(operator.post(PARKED + "/evict", ORDERS))
                        .get("outcome")
                        .asString())
                .isEqualTo("nothing-to-do");
        place("last").is(201);
        assertThat(operator.get(PARKED).is(200).json().get("items")).isEmpty();
    }

    /** Its id; and what is said of it, by the list, by itself and by the diagnosis. */
    private String seen() {
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
        assertThat(causes()).contains("parked-documents");
        return id;
    }

    /** By role, on what is not there, and on everything at once. */
    private void refusals() {
        for (var path : List.of("/orders:1/retry", "/orders:1/evict", "/retry", "/evict")) {
            for (var role : List.of(OperatorRole.VIEWER, OperatorRole.AUDITOR)) {
                Operators.as(role, SERVER.base()).post(PARKED + path, ORDERS).is(403);
            }
            Client.of(SERVER.base()).post(PARKED + path, ORDERS).is(401);
        }
        for (var role : OperatorRole.values()) {
            Operators.as(role, SERVER.base()).get(PARKED).is(200);
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
        assertThat(ended(operator.post(PARKED + "/retry", ORDERS))
                        .get("outcome")
                        .asString())
                .isEqualTo("nothing-to-do");
    }

    /** Before anything is done, and once it is. */
    private void assertRecorded(String job) {
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
        place("first").is(201);
        damage();
        var rebuild = ended(operator.post("/ops/v1/subscriptions/orders/rebuild", ACT));
        assertThat(rebuild.get("error").asString()).contains("waits for 'switch'");
        refuse("too much");
        place("too much").is(404);

        for (var act : List.of("rebuild", "switch")) {
            var job = ended(operator.post("/ops/v1/subscriptions/orders/" + act, ACT));
            assertThat(job.get("outcome").asString()).as(act).isEqualTo("refused");
            assertThat(job.get("error").asString()).contains("1 documents are parked in orders");
        }
        MONGO.heal();
        ended(operator.post(PARKED + "/retry", ORDERS));
        var over = ended(operator.post("/ops/v1/subscriptions/orders/switch", ACT));
        assertThat(over.get("outcome").asString()).isEqualTo("applied");
        live = "orders@2";
        assertThat(orders()).containsExactly("first", "too much");
    }

    /** What is wrong in the log stays there as it is: it is corrected by another event, as at any door. */
    @Test
    void aCorrectionIsANewEventAndNoActOnWhatIsParkedChangesARowOfTheLog() {
        place("first").is(201);
        refuse("wrong");
        place("wrong").is(404);
        var wrong = newest("order.placed");
        var rows = rows(wrong.get("position").asLong());

        ended(operator.post(PARKED + "/retry", ORDERS));
        assertThat(rows(wrong.get("position").asLong())).isEqualTo(rows);
        assertThat(ended(operator.post(PARKED + "/evict", ORDERS))
                        .get("outcome")
                        .asString())
                .isEqualTo("applied");
        place("right").is(201);
        assertThat(orders()).containsExactly("first", "right");

        assertThat(rows(wrong.get("position").asLong())).isEqualTo(rows);
        assertThat(operator.get("/ops/v1/events/" + wrong.get("position").asLong())
                        .is(200)
                        .json())
                .isEqualTo(wrong);
        assertThat(newest("order.placed").get("position").asLong())
                .isGreaterThan(newest("operation.ended").get("position").asLong());
    }

    private JsonNode newest(String type) {
        return operator.get("/ops/v1/events?limit=1&type=" + type)
                .is(200)
                .json()
                .at("/items/0");
    }

    /** All columns of all rows of the log up to a position, as one hash. */
    private static String rows(long upTo) {
        return SERVER.context()
                .getBean(JdbcClient.class)
                .sql("select md5(string_agg(events::text, '' order by position)) from events where position <= ?")
                .param(upTo)
                .query(String.class)
                .single();
    }

    private void damage() {
        try (var store = new ReadStore(PARTS.mongoUri())) {
            store.damage("orders");
        }
    }

    private JsonNode ended(ReceivedAnswer accepted) {
        var job = "/ops/v1/jobs/" + accepted.is(202).json().get("id").asString();
        Soon.until(
                SOON,
                () -> "ended".equals(operator.get(job).json().path("state").asString("")));
        return operator.get(job).is(200).json();
    }

    private List<String> causes() {
        var findings = operator.get("/ops/v1/diagnosis").is(200).json().get("findings");
        return StreamSupport.stream(findings.spliterator(), false)
                .map(found -> found.get("cause").asString())
                .toList();
    }

    private List<String> orders() {
        return crm.as(creator)
                .get(ORDER)
                .is(200)
                .json()
                .valueStream()
                .map(order -> order.get("description").asString())
                .toList();
    }

    private ReceivedAnswer place(String description) {
        return crm.as(creator).post(ORDER, SentBody.json("{\"description\":\"%s\"}".formatted(description)));
    }

    private void refuse(String description) {
        MONGO.inject(
                command -> writesOrders(command) && command.document().toJson().contains("\"" + description + "\""),
                TOO_LARGE,
                Integer.MAX_VALUE);
    }

    private static boolean writesOrders(MongoCommand command) {
        return ReadModelStep.BULK.test(command) && command.collection().endsWith(live);
    }
}
