// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.operator.access.OperatorRole;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A read model of a server that is in use is verified, rebuilt, read, and gone back from. */
class RebuiltReadModelIT {

    private static final Duration MOST = Duration.ofSeconds(60);
    private static final String ACCOUNTS = "/ops/v1/subscriptions/accounts/";

    private final Client operator = Operators.as(OperatorRole.OPERATOR, Server.base());

    @Test
    void isReadAllTheWhileAndNobodyIsSentAnything() {
        var meet = Meet.at(Server.base());
        var person = Person.in(meet);
        var phone = person.phone();
        var sent = meet.outbox(phone).size();
        var account = person.client().get(Meet.ACCOUNT).is(200).json();

        var verified = ended(act("verify"));
        assertThat(verified.at("/outcome").asString()).isEqualTo("applied");
        assertThat(verified.at("/result/differences/equal").asBoolean()).isTrue();
        var rebuilt = act("rebuild");
        assertThat(operator.post(ACCOUNTS + "rebuild", reason()).status()).isEqualTo(409);
        assertThat(ended(rebuilt).at("/outcome").asString()).isEqualTo("applied");
        assertThat(person.client().get(Meet.ACCOUNT).is(200).json()).isEqualTo(account);
        assertThat(ended(act("rollback")).at("/outcome").asString()).isEqualTo("applied");
        assertThat(person.client().get(Meet.ACCOUNT).is(200).json()).isEqualTo(account);
        assertThat(ended(act("rollback")).at("/outcome").asString()).isEqualTo("nothing-to-do");
        assertThat(meet.outbox(phone).size()).isEqualTo(sent);
    }

    @Test
    void isNoneOfAnotherName() {
        operator.post("/ops/v1/subscriptions/nothing/rebuild", reason()).is(404);
        operator.post("/ops/v1/subscriptions/stream/rebuild", reason()).is(404);
        operator.post(ACCOUNTS + "rebuild", SentBody.json("{\"reason\": \"a test\", \"users\": 5}"))
                .is(400); // would be all of it
        Operators.as(OperatorRole.AUDITOR, Server.base())
                .post(ACCOUNTS + "rebuild", reason())
                .is(403);
    }

    private String act(String act) {
        return operator.post(ACCOUNTS + act, reason()).is(202).json().get("id").asString();
    }

    private JsonNode ended(String job) {
        return Soon.is(
                        200,
                        MOST,
                        () -> operator.get("/ops/v1/jobs/" + job),
                        answer -> answer.json().get("state").asString().equals("ended"))
                .json();
    }

    private static SentBody reason() {
        return SentBody.json("{\"reason\": \"a test\"}");
    }
}
