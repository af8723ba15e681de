// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meet.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A number gets another key when its user leaves: what was told of it before is gone, and what comes next is not. */
class NumberKeysIT {

    private static final int ROUNDS = 10;
    private static final String CONTACTS = "/api/contacts/";
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Meet meet = Meet.at(Server.base());

    @Test
    void whatWasSentToSomebodyWhoHasLeftCannotBeReadThoughOthersKeepTheNumber() {
        var friend = meet.signUp();
        var user = meet.signUp();
        know(friend, user.phone());
        assertThat(meet.outbox(user.phone())).isNotEmpty();
        leave(user);
        Soon.until(SOON, () -> meet.outbox(user.phone()).isEmpty());
        Meet.user(user.phone(), meet.signUp(user.phone(), meet.codeFor(user.phone())));
        assertThat(meet.as(friend).get(CONTACTS).is(200).json()).hasSize(1);
    }

    @Test
    void aCodeThatIsAskedForWhileTheirLeavingGoesOnIsSent() {
        for (int round = 0; round < ROUNDS; round++) {
            var user = meet.signUp();
            if (round % 2 == 0) {
                know(meet.signUp(), user.phone());
            }
            leave(user);
            meet.sendCode(user.phone()).is(201, "{'is_new':true}");
            Soon.until(SOON, () -> !meet.outbox(user.phone()).isEmpty());
            meet.signUp(user.phone(), meet.outboxCode(user.phone())).is(201);
        }
    }

    private void leave(Meet.User user) {
        meet.as(user).delete(ACCOUNT, SentBody.none()).is(204);
    }

    private void know(Meet.User owner, String phone) {
        meet.as(owner)
                .put(CONTACTS, SentBody.json("{\"names\":[\"Bob\"],\"phones\":[\"%s\"]}".formatted(phone)))
                .is(200);
    }
}
