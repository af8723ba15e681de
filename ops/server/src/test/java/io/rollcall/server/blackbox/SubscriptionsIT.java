// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.operator.access.OperatorRole;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What operators see of subscriptions, and what becomes of their acts. */
class SubscriptionsIT {

    private static final String SUBSCRIPTIONS = "/ops/v1/subscriptions";
    private static final String SKIP_FIRST = "{\"reason\": \"Ticket 7\", \"position\": 1}";
    private static final String PLAIN = "{\"reason\": \"Ticket 7\"}";
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void readModelsTheStreamAndPoliciesAreThereWithTheirOwners() {
        var viewer = Operators.as(OperatorRole.VIEWER, Server.base());
        var all = viewer.get(SUBSCRIPTIONS).is(200).json();
        assertThat(all.get("next").isNull()).isTrue();
        assertThat(all.get("items").valueStream().map(it -> it.get("name").asString()))
                .contains("blacklists", "stream", "leaving")
                .isSorted();
        var one = Soon.is(
                        200,
                        SOON,
                        () -> viewer.get(SUBSCRIPTIONS + "/blacklists"),
                        answer -> answer.json().get("position").asLong() > 0)
                .json();
        assertThat(one.get("owner").asString()).contains("/");
        assertThat(one.get("state").asString()).isIn("live", "catching-up");
        assertThat(one.get("position").asLong())
                .isLessThanOrEqualTo(viewer.get(SUBSCRIPTIONS + "/blacklists")
                        .json()
                        .get("head")
                        .asLong());
        assertThat(one.get("skipped")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pause", "resume", "skip"})
    void anActIsForOperatorsWithAReasonOnWhatIsThere(String act) {
        var path = SUBSCRIPTIONS + "/%s/" + act;
        for (var role : List.of(OperatorRole.VIEWER, OperatorRole.AUDITOR)) {
            post(role, path.formatted("blacklists"), SKIP_FIRST).is(403);
        }
        post(OperatorRole.OPERATOR, path.formatted("blacklists"), "{\"position\": 1}")
                .is(400);
        post(OperatorRole.OPERATOR, path.formatted("blacklists"), "{\"position\": 1, \"reason\": \" a \"}")
                .is(400);
        post(OperatorRole.OPERATOR, path.formatted("no-such"), SKIP_FIRST).is(404);
    }

    /** On the server of all tests: nothing here changes anything for others. */
    @Test
    void whatIsPassedAlreadyIsNotSkippedAndTheSameKeyGetsTheSameJob() throws Exception {
        var key = UUID.randomUUID().toString();
        var path = SUBSCRIPTIONS + "/login-name-forgetting";
        var operator = Operators.as(OperatorRole.OPERATOR, Server.base()).with("Idempotency-Key", key);
        Soon.is(
                200,
                SOON,
                () -> operator.get(path),
                it -> it.json().get("position").asLong() > 1);
        var job = operator.post(path + "/skip", SentBody.json(SKIP_FIRST)).is(202);
        var ended = ended(operator, job);
        assertThat(ended.get("outcome").asString()).isEqualTo("refused");
        assertThat(ended.get("error").asString()).contains("has passed that event");
        assertThat(ended.get("by").asString()).isEqualTo("operator");
        assertThat(operator.post(path + "/skip", SentBody.json(SKIP_FIRST))
                        .is(202)
                        .json()
                        .get("id"))
                .isEqualTo(job.json().get("id"));
        operator.post(path + "/resume", SentBody.json(PLAIN)).is(422); // another act under that key
        var id = ended.get("id").asString();
        assertThat(stream(id)).contains("event:job", "\"outcome\":\"refused\"");
        for (var act : List.of("pause", "resume", "cancel")) {
            post(OperatorRole.VIEWER, "/ops/v1/jobs/" + id + "/" + act, PLAIN).is(403);
            post(OperatorRole.OPERATOR, "/ops/v1/jobs/" + id + "/" + act, PLAIN).is(409);
            post(OperatorRole.OPERATOR, "/ops/v1/jobs/" + UUID.randomUUID() + "/" + act, PLAIN)
                    .is(404);
        }
        assertThat(operator.get("/ops/v1/jobs?limit=200").is(200).json().get("items"))
                .anyMatch(it -> it.get("id").asString().equals(id));
        operator.get("/ops/v1/jobs/nonsense").is(404);
        operator.get("/ops/v1/jobs?limit=201").is(400);
    }

    @Test
    void resumingWhatIsNotPausedIsNothingToDo() {
        var operator = Operators.as(OperatorRole.OPERATOR, Server.base());
        var job = operator.post(SUBSCRIPTIONS + "/avatar-erasure/resume", SentBody.json(PLAIN))
                .is(202);
        assertThat(ended(operator, job).get("outcome").asString()).isEqualTo("nothing-to-do");
    }

    @Test
    void aPausedReadModelStandsAndSkipsAnEventWhenItIsResumed() {
        try (var server = OwnServer.start(Parts.unused())) {
            var operator = Operators.as(OperatorRole.OPERATOR, server.base());
            var meet = Meet.at(server.base());
            var owner = Person.in(meet);
            var skipped = Person.in(meet);
            var kept = Person.in(meet);
            act(operator, "pause", PLAIN, "applied");
            act(operator, "pause", PLAIN, "nothing-to-do");
            assertThat(state(operator)).isEqualTo("paused");

            block(owner, skipped).isNotNow();
            var position = server.context()
                    .getBean(JdbcClient.class)
                    .sql("select max(position) from events where type = 'blacklist.user-blocked'")
                    .query(Long.class)
                    .single();
            block(owner, kept);
            assertThat(state(operator)).isEqualTo("paused");
            act(operator, "skip", "{\"reason\": \"Ticket 8\", \"position\": 1000000}", "refused");
            var skip = "{\"reason\": \"Ticket 8\", \"position\": %d}".formatted(position);
            act(operator, "skip", skip, "applied");
            act(operator, "skip", skip, "nothing-to-do");

            act(operator, "resume", PLAIN, "applied");
            var list =
                    Soon.is(200, SOON, () -> owner.client().get(Person.BLACKLIST), it -> Person.idsIn(it).length > 0);
            assertThat(Person.idsIn(list)).containsExactly(kept.id());
            var one = operator.get(SUBSCRIPTIONS + "/blacklists").is(200).json();
            assertThat(one.get("skipped").get(0).get("position").asLong()).isEqualTo(position);
            assertThat(one.get("skipped").get(0).get("reason").asString()).isEqualTo("Ticket 8");
        }
    }

    private static ReceivedAnswer block(Person owner, Person other) {
        return owner.client().put(Person.BLACKLIST, SentBody.json("{\"user\":%d}".formatted(other.id())));
    }

    private static void act(Client operator, String act, String body, String outcome) {
        var job = operator.post(SUBSCRIPTIONS + "/blacklists/" + act, SentBody.json(body))
                .is(202);
        assertThat(ended(operator, job).get("outcome").asString()).isEqualTo(outcome);
    }

    private static String state(Client operator) {
        return operator.get(SUBSCRIPTIONS + "/blacklists").json().get("state").asString();
    }

    private static JsonNode ended(Client operator, ReceivedAnswer job) {
        return Soon.is(
                        200,
                        SOON,
                        () -> operator.get(job.header("Location").orElseThrow()),
                        it -> it.json().get("state").asString().equals("ended"))
                .json();
    }

    private static ReceivedAnswer post(OperatorRole role, String path, String body) {
        return Operators.as(role, Server.base()).post(path, SentBody.json(body));
    }

    /** Until it ends. */
    private static String stream(String job) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(Server.base() + "/ops/v1/jobs/" + job + "/events"))
                .header("Authorization", "Bearer " + Operators.token(OperatorRole.VIEWER))
                .timeout(SOON)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }
}
