// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.operator.access.OperatorRole;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Every list of the API of operators, as the description has them: 200 rows at most, newest first, page by page; and
 * everything that is read, by its entity tag.
 */
@ResourceLock("the subscription leaving") // of two acts at once the later one is refused
class OperatorListsIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final JsonPointer PAGE = JsonPointer.compile("/content/application~1json/schema");

    /** Of each list what its rows are in the order of. */
    private static final Map<String, Comparator<JsonNode>> ORDERS = Map.of(
            "/ops/v1/subscriptions", by(row -> row.get("name").asString()),
            "/ops/v1/jobs",
                    by((JsonNode row) -> Instant.parse(row.get("created_at").asString()))
                            .reversed(),
            "/ops/v1/events", by((JsonNode row) -> row.get("position").asLong()).reversed(),
            "/ops/v1/parked", by((JsonNode row) -> row.get("position").asLong()).reversed(),
            "/ops/v1/jobs/{id}/differences", (one, other) -> 0, // as they were found: rows do not tell
            "/ops/v1/read-models/{name}/{id}/steps",
                    by((JsonNode row) -> row.at("/event/position").asLong()).reversed());

    private final Description described = Conformance.operators().description();
    private final Client reader = Operators.as(OperatorRole.AUDITOR, Server.base());
    private final Person person = Person.in(Meet.at(Server.base()));

    private static <T extends Comparable<T>> Comparator<JsonNode> by(Function<JsonNode, T> key) {
        return Comparator.comparing(key);
    }

    @Test
    void everyListIsPagedInItsOrderAndNoPageIsLongerThanIsAskedFor() {
        for (int i = 0; i < 3; i++) {
            job();
        }
        var there = there();
        var lists = gets().filter(this::isList).toList();
        assertThat(lists).containsExactlyInAnyOrderElementsOf(ORDERS.keySet());
        for (var list : lists) {
            var path = there.get(list);
            for (var wrong : List.of("0", "201", "-1", "x")) {
                reader.get(path + "?limit=" + wrong).is(400);
            }
            var all = Soon.is(200, SOON, () -> reader.get(path + "?limit=200")).json();
            assertThat(all.get("items").size()).isLessThanOrEqualTo(200);
            var rows = walk(path);
            assertThat(rows).as(list).isSortedAccordingTo(ORDERS.get(list)).doesNotHaveDuplicates();
        }
    }

    /** Two rows a page, of the first pages. */
    private List<JsonNode> walk(String list) {
        var rows = new ArrayList<JsonNode>();
        var before = "";
        for (int page = 0; page < 4; page++) {
            var path = list + "?limit=2" + before;
            var json = Soon.is(200, SOON, () -> reader.get(path)).json();
            assertThat(json.get("items").size()).isLessThanOrEqualTo(2);
            json.get("items").forEach(rows::add);
            if (json.get("next").isNull()) {
                break;
            }
            before = "&before=" + URLEncoder.encode(json.get("next").asString(), UTF_8);
        }
        return rows;
    }

    /** Asked again where it has changed meanwhile, on a server that others use. */
    @Test
    void whatIsReadHasATagAndIsNotSentAgain() {
        var there = there();
        assertThat(gets().filter(path -> !path.equals("/ops/v1/parked/{id}")
                        && !path.equals("/ops/v1/stream/subjects/{subject}") // unmasks, so nobody keeps it
                        && !path.matches("/ops/v1/(jobs|export)/.*events")))
                .containsExactlyInAnyOrderElementsOf(there.keySet());
        there.values().forEach(path -> {
            Soon.is(200, SOON, () -> reader.get(path)); // what is folded for it is, by then
            for (var form : List.of("%s", "\"0\", W/%s")) {
                Soon.is(
                        304,
                        SOON,
                        () -> reader.with("If-None-Match", form.formatted(tag(path)))
                                .get(path));
            }
            var known = reader.with("If-None-Match", "*").get(path).is(304);
            assertThat(known.bytes()).isEmpty();
            reader.with("If-None-Match", "\"0123456789abcdef01234567\"")
                    .get(path)
                    .is(200);
        });
    }

    private String tag(String path) {
        return reader.get(path).is(200).header("ETag").orElseThrow();
    }

    /** Everything that can be read of what is there, by the paths of the description. */
    private Map<String, String> there() {
        var event = reader.get("/ops/v1/events?type=user.registered&user=" + person.id())
                .is(200)
                .json()
                .at("/items/0");
        var position = event.get("position").asString();
        var user = "/ops/v1/aggregates/" + event.get("aggregate").asString();
        var account = "/ops/v1/read-models/accounts/" + person.id();
        var asOf = "/ops/v1/asof/" + position + "/api/account/";
        var all = new HashMap<String, String>();
        for (var plain : List.of(
                "session", "subscriptions", "jobs", "events", "parked", "diagnosis", "tlog", "tlog/checkpoint")) {
            all.put("/ops/v1/" + plain, "/ops/v1/" + plain);
        }
        all.put("/ops/v1/subscriptions/{name}", "/ops/v1/subscriptions/leaving");
        all.put("/ops/v1/jobs/{id}", job().header("Location").orElseThrow());
        all.put("/ops/v1/jobs/{id}/differences", verified() + "/differences");
        all.put("/ops/v1/events/{position}", "/ops/v1/events/" + position);
        all.put(
                "/ops/v1/correlations/{id}",
                "/ops/v1/correlations/" + event.at("/metadata/traceId").asString());
        all.put("/ops/v1/aggregates/{id}", user);
        all.put("/ops/v1/aggregates/{id}/diff", user + "/diff?from=0&to=" + position);
        all.put("/ops/v1/read-models/{name}/{id}", account + "?at=" + position);
        all.put("/ops/v1/read-models/{name}/{id}/steps", account + "/steps");
        all.put("/ops/v1/asof/{at}/{path}", asOf + "?viewer=" + person.id());
        all.put("/ops/v1/asof/{at}/{path}/diff/{other}", asOf + "diff/" + position + "?viewer=" + person.id());
        all.putAll(proofs());
        return all;
    }

    /** Of the first event, once it is signed. */
    private Map<String, String> proofs() {
        Soon.is(
                200,
                SOON,
                () -> reader.get("/ops/v1/tlog"),
                it -> it.json().get("signed").asLong(0) > 0);
        return Map.of(
                "/ops/v1/audit/proofs/{position}", "/ops/v1/audit/proofs/1",
                "/ops/v1/audit/proofs/{position}/event", "/ops/v1/audit/proofs/1/event",
                "/ops/v1/tlog/tile/{path}", "/ops/v1/tlog/tile/0/000.p/1",
                "/ops/v1/tlog/tile/entries/{path}", "/ops/v1/tlog/tile/entries/000.p/1");
    }

    private Stream<String> gets() {
        return described.operations().stream()
                .filter(operation -> operation.startsWith("GET "))
                .map(operation -> operation.substring(4));
    }

    private boolean isList(String path) {
        var answer = described.followed(Description.responses("GET " + path).appendProperty("200"));
        var schema = described.at(described.followed(answer.append(PAGE)));
        return schema.path("properties").has("items")
                && schema.path("properties").has("next");
    }

    private ReceivedAnswer job() {
        return ended("/ops/v1/subscriptions/leaving/resume");
    }

    private String verified() {
        return ended("/ops/v1/subscriptions/referrals/verify")
                .header("Location")
                .orElseThrow();
    }

    private static ReceivedAnswer ended(String act) {
        var operator = Operators.as(OperatorRole.OPERATOR, Server.base());
        var job =
                operator.post(act, SentBody.json("{\"reason\": \"Ticket 7\"}")).is(202);
        var path = job.header("Location").orElseThrow();
        Soon.is(
                200,
                SOON,
                () -> operator.get(path),
                it -> it.json().get("state").asString().equals("ended"));
        return job;
    }
}
