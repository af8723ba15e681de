// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Crm.PASSWORD;
import static io.rollcall.server.blackbox.Crm.USER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** C-32 and C-56 to C-58: leaving for good by the crm door, and what is over then. */
class DeleteUserIT {

    private final Crm crm = Crm.at(Server.base());
    private final Meet meet = Meet.at(Server.base());
    private final Crm.User user = crm.signUp();

    @Test
    void c32_whoHasLeftCannotRefresh() {
        delete();
        crm.refresh(user.refresh()).is(401, "{'detail':'Token is invalid or expired','code':'token_not_valid'}");
    }

    @Test
    void c56_deletingAnswersNothing() {
        assertThat(crm.as(user).delete(USER, SentBody.none()).is(200).text()).isEmpty();
    }

    @Test
    void c57_nobodyComesInAsThemAnyMore() {
        var viewer = meet.signUp();
        var id = crm.profile(user).get("id").asLong();
        meet.as(viewer).get("/api/users/" + id + "/").is(200);
        delete();
        crm.as(user).get(USER).is(401, "{'detail':'User not found','code':'user_not_found'}");
        crm.as(user).delete(USER, SentBody.none()).is(401);
        crm.as(user).get(Meet.ACCOUNT).is(401, "detail", Crm.NOT_PROVIDED);
        crm.logIn("email", user.email(), PASSWORD).is(401, "detail", Crm.UNKNOWN);
        crm.logIn("number", user.number(), PASSWORD).is(401, "detail", Crm.UNKNOWN);
        meet.as(viewer).get("/api/users/" + id + "/").is(404);
    }

    @Test
    void c58_emailAndNumberCanBeRegisteredAgain() {
        var id = crm.profile(user).get("id").asLong();
        delete();
        var again = crm.signUp(Crm.person().put("email", user.email()).put("number", user.number()));
        assertThat(crm.profile(again).get("id").asLong()).isNotEqualTo(id);
    }

    /** Deleting the account at any door deletes the user everywhere. */
    @Test
    void c57_whoLeavesByTheMeetDoorHasLeftTheCrmDoorToo() {
        var other = meet.signUp();
        var email = Crm.unusedEmail();
        meet.as(other)
                .patch(USER, SentBody.json("{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD)))
                .is(200);
        meet.as(other).delete(Meet.ACCOUNT, SentBody.none()).is(204);
        crm.logIn("email", email, PASSWORD).is(401);
        crm.register(Crm.person().put("email", email)).is(201);
    }

    private void delete() {
        crm.as(user).delete(USER, SentBody.none()).is(200);
    }
}
