// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Visitor.NOBODY;
import static io.rollcall.server.blackbox.Visitor.PROFILE;
import static io.rollcall.server.blackbox.Visitor.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** E-20 to E-28: one's profile at the referral door. */
class ProfileIT {

    private final Visitor anna = Visitor.at(Server.base());
    private final String phone = Phones.unused().substring(1);

    @Test
    void e20_aProfileHasTheFourDocumentedKeys() {
        anna.logIn(phone);
        assertThat(anna.profile().propertyNames())
                .containsExactly("phone", "invite_code", "activated_invite_code", "referred_users");
    }

    @Test
    void e21_thePhoneIsTheOneEntered() {
        anna.logIn(phone);
        assertThat(anna.profile().get("phone").asString()).isEqualTo(phone);
    }

    @Test
    void e22_anInviteCodeIsSixLettersOrDigits() {
        anna.logIn(phone);
        assertThat(anna.inviteCode()).matches("[A-Za-z0-9]{6}");
    }

    @Test
    void e23_nobodyNewHasActivatedOrReferred() {
        anna.logIn(phone);
        var profile = anna.profile();
        assertThat(profile.get("activated_invite_code").isNull()).isTrue();
        assertThat(profile.get("referred_users")).isEmpty();
    }

    @Test
    void e24_whoComesAgainFindsTheSame() {
        anna.logIn(phone);
        anna.activate(Visitor.loggedIn().inviteCode()).is(200);
        var before = anna.profile();
        anna.logIn(phone);
        assertThat(anna.profile()).isEqualTo(before);
        assertThat(Visitor.loggedIn(phone).profile()).isEqualTo(before);
    }

    @Test
    void e25_twoUsersHaveDifferentInviteCodes() {
        assertThat(Visitor.loggedIn().inviteCode())
                .isNotEqualTo(Visitor.loggedIn().inviteCode());
    }

    @Test
    void e26_withoutASessionThereIsNoProfile() {
        var answer = anna.get(PROFILE).is(401, NOBODY);
        assertThat(answer.header("WWW-Authenticate")).hasValue("Token");
        anna.cookie().set("0".repeat(40));
        anna.get(PROFILE).is(401, NOBODY);
    }

    @Test
    void e27_aPhoneAloneOpensNoProfile() {
        anna.enterPhone(phone).is(200);
        anna.get(PROFILE).is(401, NOBODY);
    }

    @Test
    void e28_aWrongCodeOpensNoProfile() {
        anna.enterCode(wrong(anna.codeFor(phone))).is(401);
        anna.get(PROFILE).is(401, NOBODY);
    }

    /** 13.14: the profile shows the form typed at the login of this session. */
    @Test
    void eachSessionShowsThePhoneAsItWasTypedThere() {
        anna.logIn(phone);
        var elsewhere = Visitor.loggedIn("+" + phone);
        assertThat(elsewhere.inviteCode()).isEqualTo(anna.inviteCode());
        assertThat(anna.profile().get("phone").asString()).isEqualTo(phone);
        assertThat(elsewhere.profile().get("phone").asString()).isEqualTo("+" + phone);
    }

    /** An attacker that knew the token before the login does not know it after (session fixation). */
    @Test
    void aLoginRenewsTheSession() {
        var code = anna.codeFor(phone);
        var before = anna.copy();
        anna.enterCode(code).is(200);
        assertThat(anna.cookie().get()).isNotEqualTo(before.cookie().get());
        before.get(PROFILE).is(401, NOBODY);
        anna.get(PROFILE).is(200);
    }

    @Test
    void noSessionIsMadeUnderATokenThatTheCallerBrings() {
        anna.cookie().set("a".repeat(40));
        anna.enterPhone(phone).is(200);
        assertThat(anna.cookie().get()).isNotEqualTo("a".repeat(40));
    }
}
