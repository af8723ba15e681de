// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.http.Endpoint;
import io.rollcall.http.Route;
import io.rollcall.operator.access.OperatorRole;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/** What operators see of the past: aggregates, documents of read models, answers of doors. */
class TimeTravelIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String OPS = "/ops/v1/";

    private final Client viewer = Operators.as(OperatorRole.VIEWER, Server.base());
    private final Client auditor =
            Operators.as(OperatorRole.AUDITOR, Server.base()).with("Rollcall-Unmask", "Ticket 7");
    private final Person anna = Person.in(Meet.at(Server.base()));

    @Test
    void anAggregateIsAsItWasThen() {
        var shown = hidesPhone(false);
        var hidden = hidesPhone(true);
        var user = "aggregates/user-" + anna.id();

        var before = viewer.get(OPS + user + "?at=" + shown).is(200).json();
        var after = viewer.get(OPS + user + "?at=" + hidden).is(200).json();
        assertThat(before.at("/state/phone_hidden").asBoolean()).isFalse();
        assertThat(after.at("/state/phone_hidden").asBoolean()).isTrue();
        assertThat(after.get("position").asLong()).isEqualTo(hidden);
        assertThat(after.get("type").asString()).isEqualTo("User");
        assertThat(after.at("/state/avatar/masked").asBoolean()).isTrue();
        assertThat(viewer.get(OPS + user + "?at=" + after.get("recorded_at").asString())
                        .is(200)
                        .json())
                .as("at the time of that event, or of those recorded in the same microsecond")
                .isEqualTo(after);

        var diff = viewer.get(OPS + user + "/diff?from=" + shown + "&to=" + hidden)
                .is(200)
                .json();
        assertThat(diff.get("differences").toString())
                .isEqualTo("[{\"path\":\"/phone_hidden\",\"before\":false,\"after\":true}]");
        assertThat(diff.at("/events/0/type").asString()).isEqualTo("user.phone-hidden");
        assertThat(diff.at("/events/0/position").asLong()).isEqualTo(hidden);
    }

    @Test
    void whatWasNotThereThenIsNotFound() {
        assertThat(viewer.get(OPS + "aggregates/user-" + anna.id() + "?at=0").status())
                .isEqualTo(404);
        assertThat(viewer.get(OPS + "aggregates/user-" + anna.id() + "?at=999999999999")
                        .status())
                .isEqualTo(404);
        assertThat(viewer.get(OPS + "aggregates/user-" + anna.id() + "?at=yesterday")
                        .status())
                .isEqualTo(400);
        assertThat(asked(viewer, "read-models/accounts/" + anna.id() + "?at=0").status())
                .isEqualTo(404);
        assertThat(viewer.get(OPS + "read-models/none/1").status()).isEqualTo(404);
        assertThat(viewer.get(OPS + "asof/0/api/account/").status()).isEqualTo(400);
        assertThat(asked(viewer, "asof/0/api/account/?viewer=" + anna.id()).status())
                .isEqualTo(404);
        assertThat(asked(viewer, "asof/0/nowhere/?viewer=" + anna.id()).status())
                .isEqualTo(404);
    }

    @Test
    void aDocumentIsAsItWasThenStepByStep() {
        var shown = hidesPhone(false);
        hidesPhone(true);
        var document = "read-models/accounts/" + anna.id();

        var before = asked(viewer, document + "?at=" + shown).is(200).json();
        assertThat(before.at("/document/hiddenPhone").asBoolean()).isFalse();
        assertThat(before.at("/document/name/masked").asBoolean()).isTrue();
        assertThat(before.toString()).doesNotContain("Anna").doesNotContain(anna.phone());
        var now = asked(auditor, document).is(200).json();
        assertThat(now.at("/document/hiddenPhone").asBoolean()).isTrue();
        assertThat(now.at("/document/phone").asString()).isEqualTo(anna.phone());

        var steps = asked(viewer, document + "/steps?limit=1").is(200).json();
        assertThat(steps.get("items").size()).isEqualTo(1);
        var last = steps.at("/items/0");
        assertThat(last.at("/before/hiddenPhone").asBoolean()).isFalse();
        assertThat(last.get("after")).isEqualTo(asked(viewer, document).json().get("document"));
        assertThat(last.at("/event/type").asString()).isEqualTo("user.phone-hidden");
        assertThat(last.get("error").isNull()).isTrue();
        var older = asked(
                        viewer, document + "/steps?before=" + steps.get("next").asLong())
                .is(200)
                .json();
        assertThat(older.at("/items/0/after")).isEqualTo(last.get("before"));
        assertThat(older.get("next").isNull()).isTrue();
    }

    @Test
    void aDoorAnswersAsItDidThen() {
        var bob = Person.in(Meet.at(Server.base()));
        anna.keeps(bob, "Bobby");
        var then = hidesPhone(false);
        var account = anna.client().get(Meet.ACCOUNT).is(200).json();
        var contacts = anna.client().get(Person.CONTACTS).is(200).json();
        var user = anna.sees(bob);
        hidesPhone(true);
        anna.drops(bob);

        assertThat(asOf(auditor, then, Meet.ACCOUNT)).isEqualTo(account);
        assertThat(asOf(auditor, then, Person.CONTACTS)).isEqualTo(contacts);
        assertThat(asOf(auditor, then, Person.USERS + bob.id() + "/")).isEqualTo(user);
        assertThat(anna.client().get(Person.CONTACTS).json()).isNotEqualTo(contacts);

        var masked = asOf(viewer, then, Meet.ACCOUNT);
        assertThat(masked.get("id")).isEqualTo(account.get("id"));
        assertThat(masked.at("/name/masked").asBoolean()).isTrue();
        assertThat(masked.toString()).doesNotContain("Anna").doesNotContain(anna.phone());
        var diff = asked(viewer, "asof/" + then + Meet.ACCOUNT + "diff/" + hidesPhone(true) + "?viewer=" + anna.id())
                .is(200)
                .json();
        assertThat(diff.get("differences").toString())
                .isEqualTo("[{\"path\":\"/hidden_phone\",\"before\":false,\"after\":true}]");
    }

    /** All but images, what a server says of itself, and the stream of notifications. */
    @Test
    void everyGetOfADoorForUsersIsAnsweredOfThePast() {
        var then = hidesPhone(false);
        var paths = Server.endpoints().stream()
                .filter(endpoint -> endpoint.renders().equals(MediaType.APPLICATION_JSON))
                .map(Endpoint::route)
                .filter(route -> route.method().equals(HttpMethod.GET) && route.access() == Route.Access.FOR_USERS)
                .map(route -> route.path().replaceAll("\\{[^}]*}", "1"))
                .toList();
        assertThat(paths).hasSizeGreaterThan(10).allSatisfy(path -> {
            var answer = asked(viewer, "asof/" + then + path + "?viewer=" + anna.id());
            assertThat(answer.text()).as(path).doesNotContain("No door answers");
            assertThat(answer.status()).as(path).isIn(200, 400, 404, 409);
        });
    }

    @Test
    void whoHasLeftIsErasedInThePastToo() {
        var then = hidesPhone(false);
        var account = "asof/" + then + Meet.ACCOUNT + "?viewer=" + anna.id();
        var document = "read-models/accounts/" + anna.id();
        assertThat(asked(auditor, account).text()).contains("Anna");
        assertThat(asked(auditor, document + "?at=" + then).text()).contains("Anna");
        anna.client().delete(Meet.ACCOUNT, SentBody.none()).is(204);

        Soon.is(
                200,
                SOON,
                () -> asked(auditor, document + "?at=" + then),
                found -> found.json().at("/document/name").isNull());
        assertThat(asked(auditor, account).is(200).json().get("name").isNull()).isTrue();
        assertThat(asked(auditor, document + "/steps").text()).doesNotContain("Anna");
        assertThat(asked(auditor, document).status()).isEqualTo(404);
    }

    @Test
    void onlyAuditorsAreShownWhatIsPersonal() {
        var then = hidesPhone(false);
        var operator = Operators.as(OperatorRole.OPERATOR, Server.base()).with("Rollcall-Unmask", "Ticket 7");
        asked(operator, "read-models/accounts/" + anna.id() + "?at=" + then).is(403);
        asked(auditor.with("Rollcall-Unmask", "?"), "asof/" + then + Meet.ACCOUNT + "?viewer=" + anna.id())
                .is(400);
        asked(auditor, "asof/" + then + Meet.ACCOUNT + "?viewer=" + anna.id()).is(200);
        var what = "answer of a door at position " + then + " to user " + anna.id();
        assertThat(Server.log().countWith("operation.personal-data-unmasked", what))
                .isEqualTo(1);
    }

    /** The position of the answer. */
    private long hidesPhone(boolean hidden) {
        var answer = anna.client()
                .patch(Meet.ACCOUNT, SentBody.json("{\"hidden_phone\":" + hidden + "}"))
                .is(200);
        return Long.parseLong(answer.header("Rollcall-Position").orElseThrow());
    }

    private JsonNode asOf(Client client, long at, String path) {
        return asked(client, "asof/" + at + path + "?viewer=" + anna.id())
                .is(200)
                .json();
    }

    /** What is under way is asked for again. */
    private static ReceivedAnswer asked(Client client, String path) {
        var answers = new ReceivedAnswer[1];
        Soon.until(SOON, () -> {
            answers[0] = client.get(OPS + path);
            return answers[0].status() != 202 && answers[0].status() != 503;
        });
        return Optional.ofNullable(answers[0]).orElseThrow();
    }
}
