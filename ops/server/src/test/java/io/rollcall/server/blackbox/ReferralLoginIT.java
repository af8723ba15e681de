// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Visitor.ENTER_CODE;
import static io.rollcall.server.blackbox.Visitor.ENTER_PHONE;
import static io.rollcall.server.blackbox.Visitor.LOGGED_IN;
import static io.rollcall.server.blackbox.Visitor.NO_CODE;
import static io.rollcall.server.blackbox.Visitor.WRONG_CODE;
import static io.rollcall.server.blackbox.Visitor.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** E-1 to E-19 and E-42: coming in at the referral door. */
class ReferralLoginIT {

    private static final String REQUIRED = "This field is required.";

    private final Visitor anna = Visitor.at(Server.base());
    private final String phone = Phones.unused().substring(1);

    @Test
    void e01_enteringAPhoneAnswersWithTheTwoDocumentedKeys() {
        var json = anna.enterPhone(phone).is(200).json();
        assertThat(json.propertyNames()).containsExactly("message", "Verification code");
        assertThat(json.get("message").asString()).isEqualTo("Код подтверждения отправлен успешно!");
    }

    @Test
    void e02_theCodeIsAStringOfFourDigits() {
        var code = anna.enterPhone(phone).is(200).json().get("Verification code");
        assertThat(code.isString()).isTrue();
        assertThat(code.asString()).matches("[0-9]{4}");
        var sent = Meet.at(Server.base()).outboxCode("+" + phone);
        assertThat(sent).isEqualTo(code.asString());
    }

    @Test
    void e03_theAnswerSetsASessionCookie() {
        var cookie = anna.enterPhone(phone).is(200).header("Set-Cookie").orElseThrow();
        assertThat(cookie.split("; "))
                .anySatisfy(value -> assertThat(value).matches("sessionid=[0-9a-f]{40}"))
                .contains("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=1209600")
                .doesNotContain("Secure"); // this request did not come by HTTPS
    }

    @Test
    void e04_aPhoneIsRequired() {
        anna.post(ENTER_PHONE, SentBody.json("{}")).refuses("phone", REQUIRED);
    }

    @Test
    void e05_aPhoneIsNeitherBlankNorNull() {
        anna.enterPhone(" ").refuses("phone", "This field may not be blank.");
        anna.post(ENTER_PHONE, SentBody.json("{\"phone\":null}")).refuses("phone", "This field may not be null.");
    }

    @Test
    void e06_aPhoneIsDigitsWithOrWithoutAPlus() {
        for (var text : new String[] {"abc", "7916123456a", "+", "+0123456789", "7 9161234567", "++79161234567"}) {
            anna.enterPhone(text).refuses("phone", "Неверный формат номера телефона.");
        }
    }

    @Test
    void e07_aPhoneHasAtMostFifteenCharacters() {
        anna.enterPhone("7".repeat(16)).refuses("phone", "Ensure this field has no more than 15 characters.");
    }

    @Test
    void e08_aPlusIsAcceptedAndKeptAsTyped() {
        anna.logIn("+" + phone);
        assertThat(anna.profile().get("phone").asString()).isEqualTo("+" + phone);
    }

    @Test
    void e09_aSecondCodeOfTheSessionReplacesTheFirst() {
        var first = anna.codeFor(phone);
        var session = anna.cookie().get();
        var second = anna.codeFor(phone);
        if (second.equals(first)) {
            second = anna.codeFor(phone);
        }
        assertThat(anna.cookie()).hasValue(session);
        anna.enterCode(first).is(401, WRONG_CODE);
        anna.enterCode(second).is(200, LOGGED_IN);
    }

    @Test
    void e10_aCodeBelongsToItsSession() {
        var code = anna.codeFor(phone);
        Visitor.at(Server.base()).enterCode(code).is(400, NO_CODE);
        var another = Visitor.at(Server.base());
        another.enterPhone(Phones.unused()).is(200);
        assertThat(another.enterCode(code).status()).isNotEqualTo(200);
        anna.enterCode(code).is(200, LOGGED_IN);
    }

    @Test
    void e11_theRightCodeLogsIn() {
        var answer = anna.enterCode(anna.codeFor(phone)).is(200);
        assertThat(answer.text()).isEqualTo("{\"message\":\"Авторизация прошла успешно!\"}");
    }

    @Test
    void e12_aWrongCodeIsRefused() {
        var answer = anna.enterCode(wrong(anna.codeFor(phone))).is(401, WRONG_CODE);
        assertThat(answer.header("WWW-Authenticate")).hasValue("Token");
    }

    @Test
    void e13_afterAWrongCodeTheRightOneStillWorks() {
        var code = anna.codeFor(phone);
        anna.enterCode(wrong(code)).is(401);
        anna.enterCode(code).is(200, LOGGED_IN);
    }

    @Test
    void e14_withoutASessionThereIsNoCode() {
        anna.enterCode("1234").is(400, NO_CODE);
        anna.cookie().set("f".repeat(40));
        anna.enterCode("1234").is(400, NO_CODE);
    }

    @Test
    void e15_aUsedCodeIsNotFoundAgain() {
        var code = anna.codeFor(phone);
        var before = anna.copy();
        anna.enterCode(code).is(200);
        anna.enterCode(code).is(400, NO_CODE);
        before.enterCode(code).is(400, NO_CODE);
    }

    @Test
    void e16_aCodeIsRequiredWithAndWithoutASession() {
        anna.post(ENTER_CODE, SentBody.json("{}")).refuses("verification_code", REQUIRED);
        anna.enterPhone(phone).is(200);
        anna.post(ENTER_CODE, SentBody.json("{}")).refuses("verification_code", REQUIRED);
    }

    @Test
    void e17_aCodeHasAtMostFourCharacters() {
        anna.enterCode("12345").refuses("verification_code", "Ensure this field has no more than 4 characters.");
    }

    @Test
    void e18_aCodeMayBeANumber() {
        var code = anna.codeFor(phone);
        while (code.startsWith("0")) {
            anna.enterCode(code).is(200);
            code = anna.codeFor(phone);
        }
        anna.post(ENTER_CODE, SentBody.json("{\"verification_code\":" + code + "}"))
                .is(200, LOGGED_IN);
    }

    @Test
    void e19_formsWork() {
        var sent = anna.post(ENTER_PHONE, SentBody.form("phone", phone)).is(200).json();
        var code = sent.get("Verification code").asString();
        anna.post(ENTER_CODE, SentBody.multipart("verification_code", code).body())
                .is(200, LOGGED_IN);
    }

    @Test
    void e42_anotherPhoneInALoggedInSessionSwitchesTheProfile() {
        anna.logIn(phone);
        var before = anna.profile();
        var code = anna.codeFor(Phones.unused());
        assertThat(anna.profile()).isEqualTo(before);
        anna.enterCode(code).is(200);
        assertThat(anna.profile().get("phone")).isNotEqualTo(before.get("phone"));
        assertThat(anna.inviteCode()).isNotEqualTo(before.get("invite_code").asString());
    }
}
