// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Crm.NOT_PROVIDED;
import static io.rollcall.server.blackbox.Crm.USER;
import static io.rollcall.server.blackbox.Crm.notValid;
import static io.rollcall.server.blackbox.Meet.ACCOUNT;
import static io.rollcall.server.blackbox.Visitor.NOBODY;
import static io.rollcall.server.blackbox.Visitor.PROFILE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * G-29: what one door issues, at each other and in each carrier which that one reads; and what worthless things hear
 * there. Section 13.16 stands: the meet door takes {@code Bearer} for access tokens only.
 */
class AcrossDoorsIT {

    private static final String UNKNOWN = "0".repeat(40);
    private static final String INVALID = "Token is invalid or expired";

    private final Client client = Client.of(Server.base());
    private final Meet meet = new Meet(client);
    private final Crm crm = new Crm(client);

    @Test
    void g29_aMeetTokenAtTheReferralDoor() {
        var user = meet.signUp();
        assertThat(opens(token(user.token()), PROFILE, "phone")).isEqualTo(user.phone());
        assertThat(opens(cookie(user.token()), PROFILE, "phone")).isEqualTo(user.phone());
        bearer(user.token()).get(PROFILE).is(401, NOBODY);
    }

    @Test
    void g29_aMeetTokenAtTheCrmDoor() {
        var user = meet.signUp();
        var id = Long.toString(user.userId());
        assertThat(opens(bearer(user.token()), USER, "id")).isEqualTo(id);
        assertThat(opens(token(user.token()), USER, "id")).isEqualTo(id);
    }

    @Test
    void g29_aSessionAtTheMeetDoor() {
        var phone = Phones.unused();
        var session = session(phone);
        assertThat(opens(token(session), ACCOUNT, "phone")).isEqualTo(phone);
        bearer(session).get(ACCOUNT).is(401, NOBODY);
    }

    @Test
    void g29_aSessionAtTheCrmDoor() {
        var session = session(Phones.unused());
        var id = opens(token(session), ACCOUNT, "id");
        assertThat(opens(bearer(session), USER, "id")).isEqualTo(id);
        assertThat(opens(token(session), USER, "id")).isEqualTo(id);
    }

    @Test
    void g29_anAccessTokenAtTheMeetDoor() {
        var user = crm.signUp();
        var id = opens(bearer(user.access()), USER, "id");
        assertThat(opens(bearer(user.access()), ACCOUNT, "id")).isEqualTo(id);
        assertThat(opens(token(user.access()), ACCOUNT, "id")).isEqualTo(id);
    }

    @Test
    void g29_anAccessTokenAtTheReferralDoor() {
        var access = crm.signUp().access();
        var code = opens(bearer(access), PROFILE, "invite_code");
        assertThat(code).matches("[A-Za-z0-9]{6}");
        assertThat(opens(token(access), PROFILE, "invite_code")).isEqualTo(code);
        assertThat(opens(cookie(access), PROFILE, "invite_code")).isEqualTo(code);
    }

    /** At its own door, in the carriers of the others. */
    @Test
    void g29_aSessionAtTheReferralDoorInAHeader() {
        var phone = Phones.unused();
        var session = session(phone);
        assertThat(opens(token(session), PROFILE, "phone")).isEqualTo(phone);
        bearer(session).get(PROFILE).is(401, NOBODY);
    }

    @Test
    void g29_whatIsWorthNothingAtTheMeetDoor() {
        var user = crm.signUp();
        for (var worthless : new String[] {UNKNOWN, user.refresh(), TokensIT.tampered(user.access()), "a.b.c"}) {
            token(worthless).get(ACCOUNT).is(401, "detail", "Invalid token.");
            bearer(worthless).get(ACCOUNT).is(401, "detail", NOT_PROVIDED);
            cookie(worthless).get(ACCOUNT).is(401, "detail", NOT_PROVIDED);
        }
        cookie(user.access()).get(ACCOUNT).is(401, "detail", NOT_PROVIDED); // no carrier of this door
    }

    @Test
    void g29_whatIsWorthNothingAtTheReferralDoor() {
        var user = crm.signUp();
        for (var worthless : new String[] {UNKNOWN, user.refresh(), TokensIT.tampered(user.access()), "a.b.c"}) {
            token(worthless).get(PROFILE).is(401, "detail", "Invalid token.");
            bearer(worthless).get(PROFILE).is(401, NOBODY);
            cookie(worthless).get(PROFILE).is(401, NOBODY);
        }
    }

    @Test
    void g29_whatIsWorthNothingAtTheCrmDoor() {
        var user = meet.signUp();
        meet.signInAgain(user);
        for (var worthless : new String[] {UNKNOWN, user.token()}) {
            notValid(token(worthless).get(USER), INVALID);
            notValid(bearer(worthless).get(USER), INVALID);
        }
        cookie(session(Phones.unused())).get(USER).is(401, "detail", NOT_PROVIDED); // no carrier of this door
    }

    /** A login in the same browser ends the session before it. */
    @Test
    void g29_aSessionThatHasEndedIsWorthNothingAtAnyDoor() {
        var visitor = Visitor.loggedIn();
        var before = visitor.cookie().get();
        visitor.logIn(Phones.unused());
        cookie(before).get(PROFILE).is(401, NOBODY);
        token(before).get(PROFILE).is(401, "detail", "Invalid token.");
        token(before).get(ACCOUNT).is(401, "detail", "Invalid token.");
        notValid(bearer(before).get(USER), INVALID);
        notValid(token(before).get(USER), INVALID);
    }

    /** A session of which the phone is not proven yet opens nothing. */
    @Test
    void g29_aSessionWithoutALoginIsWorthNothingAtAnyDoor() {
        var visitor = Visitor.at(Server.base());
        visitor.codeFor(Phones.unused());
        var waiting = visitor.cookie().get();
        token(waiting).get(ACCOUNT).is(401, "detail", "Invalid token.");
        notValid(bearer(waiting).get(USER), INVALID);
    }

    /** Somebody's one field, as text, where they come in like this. */
    private static String opens(Client in, String path, String field) {
        return in.get(path).is(200).json().get(field).asString();
    }

    private static String session(String phone) {
        return Visitor.loggedIn(phone).cookie().get();
    }

    private Client token(String credential) {
        return client.as(credential);
    }

    private Client bearer(String credential) {
        return client.with("Authorization", "Bearer " + credential);
    }

    private Client cookie(String credential) {
        return client.with("Cookie", "sessionid=" + credential);
    }
}
