// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.operator.access.OperatorRole;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The log as operators search it, of what a door has written. */
class OperatorHistoryIT {

    private static final String EVENTS = "/ops/v1/events";
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Client viewer = Operators.as(OperatorRole.VIEWER, Server.base());
    private final Client auditor = Operators.as(OperatorRole.AUDITOR, Server.base());
    private final Person person = Person.in(Meet.at(Server.base()));

    private List<JsonNode> find(String query) {
        return viewer.get(EVENTS + "?" + query).is(200).json().get("items").values().stream()
                .toList();
    }

    private JsonNode newest(String type) {
        return find("user=" + person.id() + "&type=" + type).getFirst();
    }

    @Test
    void whatConcernsAUserIsFoundAtOnceAndTheNumberOnceItIsIndexed() {
        assertThat(find("user=" + person.id()))
                .extracting(event -> event.get("type").asString())
                .contains("user.registered", "credential.token-issued");
        Soon.until(
                SOON,
                () -> find("user=" + person.id() + "&type=phone-number.code-issued")
                                .size()
                        == 1);
    }

    @Test
    void whatIsMaskedIsNotFound() {
        var event = newest("user.registered");
        assertThat(event.at("/data/name/masked").asBoolean()).isTrue();
        assertThat(event.toString()).doesNotContain("Anna").doesNotContain(person.phone());
        for (var masked : List.of("Anna", person.phone(), person.phone().substring(1))) {
            assertThat(find("text=" + URLEncoder.encode(masked, StandardCharsets.UTF_8)))
                    .isEmpty();
        }
    }

    @Test
    void anAuditorIsShownItOnceTheReasonIsInTheLog() {
        var position = newest("user.registered").get("position").asLong();
        var path = EVENTS + "/" + position;
        assertThat(viewer.get(path).is(200).json().at("/data/name/masked").asBoolean())
                .isTrue();
        viewer.with("Rollcall-Unmask", "Ticket 7").get(path).is(403);
        auditor.with("Rollcall-Unmask", "no").get(path).is(400);
        var shown = auditor.with("Rollcall-Unmask", "Ticket 7").get(path).is(200);
        assertThat(shown.json().at("/data/name").asString()).isEqualTo("Anna");
        var recorded = find("type=operation.personal-data-unmasked&from=" + position + "&text=" + position);
        assertThat(recorded).hasSize(1);
        assertThat(recorded.getFirst().at("/data/operator").asString()).isEqualTo("auditor");
        var list = auditor.with("Rollcall-Unmask", "Ticket 8").get(EVENTS + "?user=" + person.id());
        assertThat(list.is(200).text()).contains("Anna");
    }

    @Test
    void whatPoliciesHaveDoneHangsOnWhatTheyDidItFor() {
        person.blocks(Person.in(Meet.at(Server.base())));
        person.client().delete(Meet.ACCOUNT, SentBody.none()).is(204);
        var deleted = newest("user.account-deleted");
        var correlation =
                "/ops/v1/correlations/" + deleted.at("/metadata/traceId").asString();
        Soon.until(SOON, () -> viewer.get(correlation).is(200).text().contains("\"blacklist.cleared\""));
        var root = viewer.get(correlation).json().at("/roots/0");
        assertThat(root.get("kind").asString()).isEqualTo("command");
        assertThat(root.get("name").asString()).isEqualTo("DeleteAccount");
        var event = root.at("/children").values().stream()
                .filter(child -> child.get("name").asString().equals("user.account-deleted"))
                .findFirst()
                .orElseThrow();
        assertThat(event.get("children").values())
                .as("the commands of the policies")
                .anyMatch(child -> child.get("kind").asString().equals("command"));
    }

    @Test
    void whereAnEventWasToldIsFoundOnTheStream() {
        var registered = newest("user.registered");
        var correlation = "/ops/v1/correlations/"
                + registered.at("/metadata/correlationId").asString();
        var answer = Soon.is(
                200,
                SOON,
                () -> viewer.get(correlation),
                it -> records(it.json())
                        .allMatch(record -> record.get("state").asString().equals("told")));
        assertThat(records(answer.json())).isNotEmpty().allSatisfy(record -> {
            assertThat(record.get("name").asString()).isEqualTo("rollcall.events");
            assertThat(record.get("partition").asInt(-1)).isBetween(0, 2);
            assertThat(record.get("offset").asLong(-1)).isNotNegative();
        });
    }

    private static Stream<JsonNode> records(JsonNode tree) {
        return tree.findParents("kind").stream()
                .flatMap(cause -> cause.path("children").valueStream())
                .filter(child -> child.get("kind").asString().equals("record"));
    }

    @Test
    void whatIsNoFilterIsRefused() {
        for (var query : List.of("kind=x", "limit=201", "limit=0", "user=Anna", "since=yesterday", "text=a b c d e")) {
            viewer.get(EVENTS + "?" + query.replace(" ", "+")).is(400);
        }
        viewer.get(EVENTS + "/999999999").is(404);
        viewer.get("/ops/v1/correlations/nowhere").is(404);
    }
}
