// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Chat.TOKEN_NOT_FOUND;
import static io.rollcall.server.blackbox.Chat.USERS;
import static io.rollcall.server.blackbox.Crm.USER;
import static io.rollcall.server.blackbox.Crm.notValid;
import static io.rollcall.server.blackbox.Meet.ACCOUNT;
import static io.rollcall.server.blackbox.Visitor.NOBODY;
import static io.rollcall.server.blackbox.Visitor.PROFILE;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.server.ToldEvents;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Signing out at each door, here and everywhere (our extension), and what another password ends. */
class SignOutIT {

    private static final String MEET_OUT = "/api/auth/logout/";
    private static final String REFERRAL_OUT = "/api/logout/";
    private static final String CRM_OUT = "/users/auth/logout/";
    private static final String INVALID = "Token is invalid or expired";
    private static final String NEXT = "another good one";
    private static final String BAD_TOKEN = "{'detail':'Invalid token.'}";
    private static final SentBody EVERYWHERE = SentBody.json("{\"everywhere\":true}");
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Client client = Client.of(Server.base());
    private final Meet meet = new Meet(client);
    private final Crm crm = new Crm(client);
    private final Chat chat = new Chat(client);

    @Test
    void atTheMeetDoorTheTokenEnds() {
        var user = meet.signUp();
        meet.as(user).post(MEET_OUT, SentBody.none()).is(204);
        meet.as(user).get(ACCOUNT).is(401, BAD_TOKEN);
        meet.as(user).post(MEET_OUT, SentBody.none()).is(401, BAD_TOKEN);
        meet.as(meet.signInAgain(user)).get(ACCOUNT).is(200);
    }

    @Test
    void atTheReferralDoorTheSessionEndsAndTheCookieIsForgotten() {
        var visitor = Visitor.loggedIn();
        var before = visitor.copy();
        var other = Visitor.loggedIn(visitor.profile().get("phone").asString());
        visitor.post(REFERRAL_OUT, SentBody.none()).is(204);
        assertThat(visitor.cookie().get()).isEmpty();
        before.get(PROFILE).is(401, NOBODY);
        other.get(PROFILE).is(200);
        before.post(REFERRAL_OUT, SentBody.none()).is(401, NOBODY);
    }

    @Test
    void atTheCrmDoorWhateverCameOfTheLoginEnds() {
        var user = crm.signUp();
        var renewed = crm.refresh(user.refresh()).is(200).json();
        var other = crm.logIn("email", user.email(), Crm.PASSWORD).is(200).json();
        crm.as(user).post(CRM_OUT, SentBody.none()).is(204);
        notValid(crm.as(user).get(USER), INVALID);
        notValid(crm.bearing(renewed.get("access").asString()).get(USER), INVALID);
        isNoRefreshToken(user.refresh());
        isNoRefreshToken(renewed.get("refresh").asString());
        crm.bearing(other.get("access").asString()).get(USER).is(200);
        crm.refresh(other.get("refresh").asString()).is(200);
    }

    /** What is shown is ended, whichever door issued it, and nothing else. */
    @Test
    void aTokenOfAnotherDoorEndsWhereItIsShown() {
        var user = crm.signUp();
        var bearer = client.with("Authorization", "Bearer " + user.access());
        bearer.post(MEET_OUT, SentBody.none()).is(204);
        bearer.get(ACCOUNT).is(401);
        isNoRefreshToken(user.refresh());
        var phone = meet.signUp();
        var visitor = Visitor.loggedIn(phone.phone());
        meet.as(phone).post(CRM_OUT, SentBody.none()).is(204);
        meet.as(phone).get(ACCOUNT).is(401, BAD_TOKEN);
        visitor.get(PROFILE).is(200);
        client.as(visitor.cookie().get()).post(MEET_OUT, SentBody.none()).is(204);
        visitor.get(PROFILE).is(401, NOBODY);
    }

    /** D-20, D-21: once it answered 200 to what it did not end. */
    @Test
    void d20_theChatDoorEndsWhatItIsShown() {
        var phone = meet.signUp();
        chat.logOut(phone.token(), phone.userId()).is(200, "{'response':200}");
        meet.as(phone).get(ACCOUNT).is(401, BAD_TOKEN);
        chat.logOut(phone.token(), phone.userId()).is(404, TOKEN_NOT_FOUND);
        var user = crm.signUp();
        var id = crm.profile(user).get("id").asLong();
        chat.logOut(user.access(), id).is(200, "{'response':200}");
        notValid(crm.as(user).get(USER), INVALID);
        isNoRefreshToken(user.refresh());
        var visitor = Visitor.loggedIn();
        var visitors = visitor.copy().cookie().get();
        chat.logOut(
                        visitors,
                        client.as(visitors)
                                .get(ACCOUNT)
                                .is(200)
                                .json()
                                .get("id")
                                .asLong())
                .is(200);
        visitor.get(PROFILE).is(401, NOBODY);
    }

    @Test
    void everywhereEndsAllCredentialsOfAllDoors() {
        var user = meet.signUp();
        var visitor = Visitor.loggedIn(user.phone());
        var access = withPassword(meet.as(user));
        var chats = client.with("token", access);
        meet.as(user).post(MEET_OUT, EVERYWHERE).is(204);
        meet.as(user).get(ACCOUNT).is(401, BAD_TOKEN);
        visitor.get(PROFILE).is(401, NOBODY);
        notValid(crm.bearing(access).get(USER), INVALID);
        chats.get(USERS).is(404, TOKEN_NOT_FOUND);
        var again = meet.signInAgain(user);
        meet.as(again).get(ACCOUNT).is(200);
        visitor.logIn(user.phone());
        visitor.post(REFERRAL_OUT, EVERYWHERE).is(204);
        meet.as(again).get(ACCOUNT).is(401, BAD_TOKEN);
    }

    @Test
    void everywhereFromTheCrmAndTheChatDoor() {
        var user = crm.signUp();
        crm.as(user).post(CRM_OUT, SentBody.form("everywhere", "true")).is(204);
        notValid(crm.as(user).get(USER), INVALID);
        isNoRefreshToken(user.refresh());
        var pair = crm.logIn("email", user.email(), Crm.PASSWORD).is(200).json();
        crm.bearing(pair.get("access").asString()).get(USER).is(200);
        crm.refresh(pair.get("refresh").asString()).is(200);
        var ada = chat.signUp();
        var body = SentBody.json("{\"user_id\":%d,\"everywhere\":true}".formatted(ada.uid()));
        chat.as(ada).put(Chat.AUTH, body).is(200, "{'response':200}");
        chat.as(ada).get(USERS).is(404, TOKEN_NOT_FOUND);
        chat.bearing(chat.logInAgain(ada)).get(USERS).is(200);
    }

    @Test
    void whatIsNoBooleanEndsNothing() {
        var user = meet.signUp();
        meet.as(user)
                .post(MEET_OUT, SentBody.json("{\"everywhere\":\"zz\"}"))
                .refuses("everywhere", "\"zz\" is not a valid boolean.");
        meet.as(user).get(ACCOUNT).is(200);
        var ada = chat.signUp();
        var body = SentBody.json("{\"user_id\":%d,\"everywhere\":\"yes\"}".formatted(ada.uid()));
        chat.as(ada).put(Chat.AUTH, body).is(400, Chat.BAD_JSON);
        chat.as(ada).get(USERS).is(200);
        client.post(MEET_OUT, SentBody.none()).is(401, NOBODY);
    }

    /** C-52 beside it: what the change itself was asked by goes on. */
    @Test
    void c52_anotherPasswordEndsAllElse() {
        var user = crm.signUp();
        var other = crm.logIn("number", user.number(), Crm.PASSWORD).is(200).json();
        var foreign =
                client.with("Authorization", "Token " + other.get("access").asString());
        crm.change(user, "{\"password\":\"%s\"}".formatted(NEXT)).is(200);
        crm.as(user).get(USER).is(200);
        isNoRefreshToken(user.refresh());
        isNoRefreshToken(other.get("refresh").asString());
        notValid(crm.bearing(other.get("access").asString()).get(USER), INVALID);
        foreign.get(ACCOUNT).is(401);
        client.with("token", other.get("access").asString()).get(USERS).is(404, TOKEN_NOT_FOUND);
        var pair = crm.logIn("email", user.email(), NEXT).is(200).json();
        crm.refresh(pair.get("refresh").asString()).is(200);
        crm.change(user, "{\"password\":\"%s\"}".formatted(Crm.PASSWORD)).is(200);
        crm.as(user).get(USER).is(200);
        notValid(crm.bearing(pair.get("access").asString()).get(USER), INVALID);
    }

    @Test
    void anotherPasswordEndsTheTokensOfOtherDoors() {
        var user = meet.signUp();
        var visitor = Visitor.loggedIn(user.phone());
        var access = withPassword(meet.as(user));
        crm.bearing(access)
                .patch(USER, SentBody.json("{\"password\":\"%s\"}".formatted(NEXT)))
                .is(200);
        meet.as(user).get(ACCOUNT).is(401, BAD_TOKEN);
        visitor.get(PROFILE).is(401, NOBODY);
        crm.bearing(access).get(USER).is(200);
    }

    /** By whatever credential the change is made, that one goes on, and no other. */
    @Test
    void aChatTokenThatChangesThePasswordGoesOn() {
        var ada = chat.signUp();
        var access = withLogin(ada);
        client.as(ada.token())
                .patch(USER, SentBody.json("{\"password\":\"%s\"}".formatted(NEXT)))
                .is(200);
        chat.as(ada).get(USERS).is(200);
        notValid(crm.bearing(access).get(USER), INVALID);
    }

    /** A user that had none does not lose the credential of the request. */
    @Test
    void aFirstPasswordEndsNothing() {
        var user = meet.signUp();
        var visitor = Visitor.loggedIn(user.phone());
        withPassword(meet.as(user));
        meet.as(user).get(ACCOUNT).is(200);
        visitor.get(PROFILE).is(200);
    }

    @Test
    void openSocketsAndStreamsEndWithTheirCredentials() throws Exception {
        var ada = chat.signUp();
        var access = withLogin(ada);
        try (var signed = OpenSocket.at(Server.base(), "/v1/ws/", access);
                var kept = OpenSocket.at(Server.base(), "/v1/ws_echo/", ada.token());
                var stream = ToldEvents.at(Server.base(), "Token " + access, null)) {
            client.as(ada.token())
                    .patch(USER, SentBody.json("{\"password\":\"%s\"}".formatted(NEXT)))
                    .is(200);
            assertThat(signed.closedWithin(SOON)).isEqualTo(1008);
            stream.endsWithin(SOON);
            assertThat(kept.isOpen()).isTrue();
            assertThat(OpenSocket.refusedAt(Server.base(), "/v1/ws/", access)).isEqualTo(401);
            chat.as(ada)
                    .put(Chat.AUTH, SentBody.json("{\"user_id\":%d,\"everywhere\":true}".formatted(ada.uid())))
                    .is(200);
            assertThat(kept.closedWithin(SOON)).isEqualTo(1008);
        }
    }

    /** Signing out in one place closes what was opened by that, and by no other. */
    @Test
    void openSocketsEndWithTheLoginThatTheyCameOf() {
        var user = crm.signUp();
        var other = crm.logIn("email", user.email(), Crm.PASSWORD)
                .is(200)
                .json()
                .get("access")
                .asString();
        var visitor = Visitor.loggedIn();
        try (var first = OpenSocket.at(Server.base(), "/v1/ws/", user.access());
                var second = OpenSocket.at(Server.base(), "/v1/ws/", other);
                var visitors =
                        OpenSocket.at(Server.base(), "/v1/ws/", visitor.cookie().get())) {
            crm.as(user).post(CRM_OUT, SentBody.none()).is(204);
            assertThat(first.closedWithin(SOON)).isEqualTo(1008);
            visitor.post(REFERRAL_OUT, SentBody.none()).is(204);
            assertThat(visitors.closedWithin(SOON)).isEqualTo(1008);
            assertThat(second.isOpen()).isTrue();
        }
    }

    /** Gives somebody a password beside what they have, and the access token that comes of it. */
    private String withPassword(Client known) {
        var email = Crm.unusedEmail();
        known.patch(USER, SentBody.json("{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, Crm.PASSWORD)))
                .is(200);
        return access(email, Crm.PASSWORD);
    }

    /** Gives somebody of the chat door a name at the crm door. */
    private String withLogin(Chat.User user) {
        var email = Crm.unusedEmail();
        client.as(user.token())
                .patch(USER, SentBody.json("{\"email\":\"%s\"}".formatted(email)))
                .is(200);
        return access(email, Chat.PASSWORD);
    }

    private String access(String email, String password) {
        return crm.logIn("email", email, password).is(200).json().get("access").asString();
    }

    private void isNoRefreshToken(String refresh) {
        crm.refresh(refresh).is(401, "{'detail':'%s','code':'token_not_valid'}".formatted(INVALID));
    }
}
