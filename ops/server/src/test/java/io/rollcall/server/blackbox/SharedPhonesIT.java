// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meet.ACCOUNT;
import static io.rollcall.server.blackbox.Visitor.LOGGED_IN;
import static io.rollcall.server.blackbox.Visitor.PROFILE;
import static io.rollcall.server.blackbox.Visitor.THROTTLED;
import static io.rollcall.server.blackbox.Visitor.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** E-46, and 13.10: the meet door and the referral door share their phones. */
class SharedPhonesIT {

    private final Meet meet = Meet.at(Server.base());
    private final Visitor anna = Visitor.at(Server.base());
    private final String phone = Phones.unused();

    @Test
    void e46_whoCameInHereSignsUpAtTheMeetDoorAsTheSameUser() {
        anna.logIn(phone);
        var before = anna.profile();
        var nameless = account();
        assertThat(nameless.get("phone").asString()).isEqualTo(phone);
        assertThat(nameless.get("name").isNull()).isTrue();
        assertThat(nameless.get("avatar").isNull()).isTrue();

        meet.sendCode(phone).is(201, "{'is_new':true}");
        meet.signIn(phone, meet.outboxCode(phone)).is(404, "{'detail':'Not found.'}");
        var user = Meet.user(phone, meet.signUp(phone, meet.outboxCode(phone)));
        assertThat(user.userId()).isEqualTo(nameless.get("id").asLong());
        assertThat(account().get("name").asString()).isEqualTo("Anna");
        assertThat(account().get("avatar").isString()).isTrue();
        assertThat(anna.profile()).isEqualTo(before);

        meet.sendCode(phone).is(201, "{'is_new':false}");
        meet.signUp(phone, meet.outboxCode(phone)).refuses("phone", "user with this phone already exists.");
        meet.signIn(phone, meet.outboxCode(phone)).is(201);
    }

    @Test
    void e46_whoSignedUpAtTheMeetDoorComesInHereAsTheSameUser() {
        var user = meet.signUp();
        anna.logIn(user.phone().substring(1));
        assertThat(account().get("id").asLong()).isEqualTo(user.userId());
        assertThat(meet.as(meet.signInAgain(user))
                        .get(ACCOUNT)
                        .is(200)
                        .json()
                        .get("name")
                        .asString())
                .isEqualTo("Anna");
    }

    @Test
    void e46_aMeetTokenOpensTheProfile() {
        var user = meet.signUp();
        var profile = meet.as(user).get(PROFILE).is(200).json();
        assertThat(profile.get("phone").asString()).isEqualTo(user.phone());
        assertThat(profile.get("invite_code").asString()).matches("[A-Za-z0-9]{6}");
        assertThat(meet.as(user).get(PROFILE).is(200).json()).isEqualTo(profile);
        anna.logIn(user.phone());
        assertThat(anna.profile()).isEqualTo(profile);

        var inviter = Visitor.loggedIn();
        meet.as(user)
                .post(PROFILE, SentBody.json("{\"invite_code\":\"" + inviter.inviteCode() + "\"}"))
                .is(200);
        assertThat(inviter.profile().get("referred_users"))
                .isEqualTo(ReceivedAnswer.expected("[{'phone':'" + user.phone() + "'}]"));
        meet.client().as("unknown").get(PROFILE).is(401, "{'detail':'Invalid token.'}");
    }

    @Test
    void neitherDoorEndsTheOthersCode() {
        var ofMeet = meet.codeFor(phone);
        var ofAnna = anna.codeFor(phone);
        var ofBoris = Visitor.at(Server.base());
        var third = ofBoris.codeFor(phone);
        anna.enterCode(ofAnna).is(200, LOGGED_IN);
        meet.signUp(phone, ofMeet).is(201);
        ofBoris.enterCode(third).is(200, LOGGED_IN);
    }

    @Test
    void bothDoorsCountTogether() {
        meet.sendCodes(3, phone);
        var code = anna.codeFor(phone);
        anna.enterCode(wrong(code)).is(401);
        anna.enterCode(code).is(429, THROTTLED);
        anna.enterPhone(phone).is(429, THROTTLED);
        meet.sendCode(phone).is(429, Meet.THROTTLED);
    }

    @Test
    void theFifthWrongCodeIsWrongAndWhatFollowsIsTooMuch() {
        var code = anna.codeFor(phone);
        for (var i = 0; i < 4; i++) {
            anna.enterCode(wrong(code)).is(401);
        }
        anna.enterCode(code).is(429, THROTTLED);
        anna.logIn(Phones.unused());
    }

    @Test
    void aRightCodeResetsTheCounter() {
        for (var i = 0; i < 3; i++) {
            anna.enterPhone(phone).is(200);
        }
        anna.logIn(phone);
        meet.sendCodes(5, phone);
    }

    /** Only there is nobody told the code but the phone's owner. */
    @Test
    void outsideDebugModeTheCodeIsNotShown() {
        var visitor = Visitor.at(Server.withoutDebug());
        var answer = visitor.enterPhone(phone).is(200);
        assertThat(answer.text())
                .isEqualTo("{\"message\":\"Код подтверждения отправлен успешно!\",\"Verification code\":null}");
    }

    /** The session, as the meet door reads credentials (G-29). */
    private JsonNode account() {
        return meet.client().as(anna.cookie().get()).get(ACCOUNT).is(200).json();
    }
}
