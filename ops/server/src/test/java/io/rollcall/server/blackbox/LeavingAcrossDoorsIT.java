// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Crm.NOT_PROVIDED;
import static io.rollcall.server.blackbox.Crm.ORDER;
import static io.rollcall.server.blackbox.Crm.PASSWORD;
import static io.rollcall.server.blackbox.Crm.UNKNOWN;
import static io.rollcall.server.blackbox.Crm.USER;
import static io.rollcall.server.blackbox.Crm.notValid;
import static io.rollcall.server.blackbox.Meet.ACCOUNT;
import static io.rollcall.server.blackbox.Visitor.NOBODY;
import static io.rollcall.server.blackbox.Visitor.PROFILE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A user that deletes the account at one door has left all of them, whatever they knew of it: each says so in its way.
 */
class LeavingAcrossDoorsIT {

    private static final String GONE = "{'detail':'User not found','code':'user_not_found'}";
    private static final String INVALID = "Token is invalid or expired";

    private final Client client = Client.of(Server.base());
    private final Meet meet = new Meet(client);
    private final Crm crm = new Crm(client);
    private final Anna anna = new Anna();

    /** A user that has been at all doors, with the credentials of each. */
    private final class Anna {
        private final Meet.User user = meet.signUp();
        private final String session = Visitor.loggedIn(user.phone()).cookie().get();
        private final String email = Crm.unusedEmail();
        private final String access;
        private final String refresh;

        Anna() {
            meet.as(user)
                    .patch(USER, SentBody.json("{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD)))
                    .is(200);
            var pair = crm.logIn("email", email, PASSWORD).is(200).json();
            access = pair.get("access").asString();
            refresh = pair.get("refresh").asString();
        }
    }

    /** What is shown at either door where accounts can be deleted. */
    private enum Shown {
        MEET_TOKEN(anna -> anna.user.token()),
        SESSION(anna -> anna.session),
        ACCESS_TOKEN(anna -> anna.access);

        private final Function<Anna, String> credential;

        Shown(Function<Anna, String> credential) {
            this.credential = credential;
        }
    }

    @ParameterizedTest
    @EnumSource
    void b16_whoLeavesByTheMeetDoorHasLeftAllDoors(Shown shown) {
        client.as(shown.credential.apply(anna)).delete(ACCOUNT, SentBody.none()).is(204);
        hasLeft();
    }

    @ParameterizedTest
    @EnumSource
    void c56_whoLeavesByTheCrmDoorHasLeftAllDoors(Shown shown) {
        client.as(shown.credential.apply(anna)).delete(USER, SentBody.none()).is(200);
        hasLeft();
    }

    /** A caller of the crm door never gets another door's words, however late it is seen that it has left. */
    @Test
    void c57_whoLeavesMeanwhileIsNotFoundAtTheCrmDoor() {
        for (var round = 0; round < 5; round++) {
            var user = crm.signUp();
            var code = SentBody.json("{\"code\":123456}");
            List<Supplier<ReceivedAnswer>> calls = List.of(
                    () -> crm.as(user).delete(USER, SentBody.none()),
                    () -> crm.as(user).post(ORDER, SentBody.json("{\"description\":\"Roof\"}")),
                    () -> crm.as(user).post(ORDER, SentBody.json("{\"description\":\"Cellar\"}")),
                    () -> crm.change(user, "{\"surname\":\"King\"}"),
                    () -> crm.as(user).post(Crm.VERIFY_EMAIL, SentBody.none()),
                    () -> crm.as(user).post(Crm.ACCEPT_EMAIL, code),
                    () -> crm.as(user).get(USER));
            for (var answer : AtOnce.all(calls)) {
                if (answer.status() == 401) {
                    answer.is(401, GONE);
                } else {
                    // 404: the order went with them before it could be shown
                    assertThat(answer.status()).as(answer.text()).isIn(200, 201, 400, 404);
                }
            }
            crm.as(user).get(USER).is(401, GONE);
        }
    }

    private void hasLeft() {
        client.as(anna.user.token()).get(ACCOUNT).is(401, "detail", "Invalid token.");
        client.as(anna.session).get(ACCOUNT).is(401, "detail", "Invalid token.");
        client.as(anna.access).get(ACCOUNT).is(401, "detail", "Invalid token.");
        crm.bearing(anna.access).get(ACCOUNT).is(401, "detail", NOT_PROVIDED);

        client.with("Cookie", "sessionid=" + anna.session).get(PROFILE).is(401, NOBODY);
        client.with("Cookie", "sessionid=" + anna.access).get(PROFILE).is(401, NOBODY);
        client.with("Cookie", "sessionid=" + anna.user.token()).get(PROFILE).is(401, NOBODY);
        client.as(anna.user.token()).get(PROFILE).is(401, "detail", "Invalid token.");
        crm.bearing(anna.access).get(PROFILE).is(401, NOBODY);

        crm.bearing(anna.access).get(USER).is(401, GONE);
        notValid(client.as(anna.user.token()).get(USER), INVALID);
        notValid(client.as(anna.session).get(USER), INVALID);
        crm.refresh(anna.refresh).is(401, "{'detail':'%s','code':'token_not_valid'}".formatted(INVALID));
        crm.logIn("email", anna.email, PASSWORD).is(401, "detail", UNKNOWN);
        meet.sendCode(anna.user.phone()).is(201, "{'is_new':true}");
    }
}
