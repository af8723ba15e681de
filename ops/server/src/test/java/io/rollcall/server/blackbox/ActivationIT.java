// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Visitor.NOBODY;
import static io.rollcall.server.blackbox.Visitor.PROFILE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** E-29 to E-40: activating an invite code. */
class ActivationIT {

    private static final String ALREADY = "{'error':'Вы уже активировали инвайт-код!'}";
    private static final String UNKNOWN = "{'error':'Пользователь с данным инвайт-кодом не найден!'}";
    private static final String MISSING = "{'error':'Введите инвайт-код.'}";

    private final Visitor anna = Visitor.loggedIn();
    private final String phone = Phones.unused().substring(1);
    private final Visitor boris = Visitor.loggedIn(phone);

    @Test
    void e29_anothersCodeIsActivated() {
        var code = anna.inviteCode();
        boris.activate(code).is(200, "{'message':'Инвайт-код " + code + " успешно активирован!'}");
    }

    @Test
    void e30_theProfileShowsTheActivatedCode() {
        var code = anna.inviteCode();
        boris.activate(code).is(200);
        assertThat(boris.profile().get("activated_invite_code").asString()).isEqualTo(code);
    }

    @Test
    void e31_theInviterSeesWhomTheyReferred() {
        boris.activate(anna.inviteCode()).is(200);
        assertThat(anna.profile().get("referred_users"))
                .isEqualTo(ReceivedAnswer.expected("[{'phone':'" + phone + "'}]"));
    }

    @Test
    void e32_theReferredAreListedInTheOrderOfTheirRegistration() {
        var second = Phones.unused();
        var clara = Visitor.loggedIn(second);
        var third = Phones.unused();
        Visitor.loggedIn(third).activate(anna.inviteCode()).is(200);
        boris.activate(anna.inviteCode()).is(200);
        clara.activate(anna.inviteCode()).is(200);
        assertThat(referredBy(anna)).containsExactly(phone, second, third);
    }

    @Test
    void e33_aSecondActivationChangesNothing() {
        boris.activate(anna.inviteCode()).is(200);
        var before = boris.profile();
        var clara = Visitor.loggedIn();
        boris.activate(clara.inviteCode()).is(409, ALREADY);
        boris.activate(anna.inviteCode()).is(409, ALREADY);
        assertThat(boris.profile()).isEqualTo(before);
        assertThat(referredBy(clara)).isEmpty();
        assertThat(referredBy(anna)).hasSize(1);
    }

    @Test
    void e34_whoHasActivatedHearsSoOfAnUnknownCodeToo() {
        boris.activate(anna.inviteCode()).is(200);
        boris.activate("000000").is(409, ALREADY);
    }

    @Test
    void e35_anUnknownCodeIsNotFoundAndOneCanTryAgain() {
        for (var code : new String[] {"------", "12345", "1234567", "' or 1=1", "Ж23456"}) {
            boris.activate(code).is(404, UNKNOWN);
        }
        boris.activate(anna.inviteCode()).is(200);
    }

    @Test
    void e36_aCodeIsRequiredBeforeAndAfterAnActivation() {
        for (var times = 0; times < 2; times++) {
            boris.post(PROFILE, SentBody.json("{}")).is(400, MISSING);
            boris.post(PROFILE, SentBody.json("{\"invite_code\":null}")).is(400, MISSING);
            boris.post(PROFILE, SentBody.form("invite_code", "")).is(400, MISSING);
            boris.activate("  ").is(400, MISSING);
            boris.activate(anna.inviteCode()).is(times == 0 ? 200 : 409);
        }
    }

    @Test
    void e37_onesOwnCodeIsNotActivated() {
        anna.activate(anna.inviteCode()).is(400, "{'error':'Нельзя активировать собственный инвайт-код!'}");
        assertThat(anna.profile().get("activated_invite_code").isNull()).isTrue();
        assertThat(referredBy(anna)).isEmpty();
    }

    @Test
    void e38_upperAndLowerCaseDiffer() {
        var inviter = anna;
        while (inviter.inviteCode().matches("[0-9]{6}")) {
            inviter = Visitor.loggedIn();
        }
        boris.activate(swapCase(inviter.inviteCode())).is(404, UNKNOWN);
        boris.activate(inviter.inviteCode()).is(200);
    }

    @Test
    void e39_twoMayActivateEachOthersCodes() {
        anna.activate(boris.inviteCode()).is(200);
        boris.activate(anna.inviteCode()).is(200);
        assertThat(referredBy(anna)).containsExactly(phone);
        assertThat(referredBy(boris)).hasSize(1);
    }

    @Test
    void e40_onlyWhoIsLoggedInActivates() {
        Visitor.at(Server.base()).activate(anna.inviteCode()).is(401, NOBODY);
    }

    private static List<String> referredBy(Visitor inviter) {
        JsonNode referred = inviter.profile().get("referred_users");
        return StreamSupport.stream(referred.spliterator(), false)
                .map(user -> user.get("phone").asString())
                .toList();
    }

    private static String swapCase(String code) {
        var swapped = new StringBuilder();
        code.chars()
                .map(it -> Character.isUpperCase(it) ? Character.toLowerCase(it) : Character.toUpperCase(it))
                .forEach(swapped::appendCodePoint);
        return swapped.toString();
    }
}
