// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meet.CODE_IS_INVALID;
import static io.rollcall.server.blackbox.Meet.THROTTLED;
import static io.rollcall.server.blackbox.Meet.USERS;
import static io.rollcall.server.blackbox.Meet.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** but for A-22: confirming a code of a registered number; and B-7. */
class ConfirmCodeIT {

    private final Meet meet = Meet.at(Server.base());

    @Test
    void a17_theSentCodeSignsIn() {
        var user = meet.signUp();
        var json = meet.signIn(user.phone(), meet.codeFor(user.phone())).is(201).json();
        assertThat(json.propertyNames()).containsExactlyInAnyOrder("user_id", "token");
        assertThat(json.get("user_id").isIntegralNumber()).isTrue();
        assertThat(json.get("token").isString()).isTrue();
    }

    @Test
    void a18_aTokenIsFortyHexDigits() {
        assertThat(meet.signInAgain(meet.signUp()).token()).matches("[0-9a-f]{40}");
    }

    @Test
    void a19_aWrongCodeIsInvalid() {
        var user = meet.signUp();
        meet.signIn(user.phone(), wrong(meet.codeFor(user.phone()))).refuses("code", CODE_IS_INVALID);
    }

    @Test
    void a20_withoutASentCodeAnyIsInvalid() {
        meet.signIn(Phones.unused(), "12345").refuses("code", CODE_IS_INVALID);
        meet.signIn(meet.signUp().phone(), "12345").refuses("code", CODE_IS_INVALID);
    }

    @Test
    void a21_aCodeOfAnotherNumberIsInvalid() {
        var code = meet.codeFor(meet.signUp().phone());
        meet.signIn(meet.signUp().phone(), code).refuses("code", CODE_IS_INVALID);
    }

    @Test
    void a23_aMissingOrBlankCodeIsRefused() {
        meet.client()
                .post(USERS, SentBody.json("{\"phone\":\"" + Phones.unused() + "\"}"))
                .refuses("code", "This field is required.");
        meet.signIn(Phones.unused(), "").refuses("code", "This field may not be blank.");
    }

    @Test
    void a24_aCodeHasFiveCharacters() {
        meet.signIn(Phones.unused(), "123456").refuses("code", "Ensure this field has no more than 5 characters.");
        meet.signIn(Phones.unused(), "1234").refuses("code", "Ensure this field has at least 5 characters.");
    }

    @Test
    void a25_anInvalidPhoneIsRefused() {
        meet.signIn("79250741413", "12345").refuses("phone", "Invalid phone number.");
    }

    @Test
    void a26_allBadFieldsAreNamedAtOnce() {
        meet.client()
                .post(USERS, SentBody.json("{\"phone\":\"abc\"}"))
                .is(400, "{'phone':['Invalid phone number.'],'code':['This field is required.']}");
    }

    @Test
    void a27_theRightCodeOfAnUnregisteredNumberFindsNobody() {
        var phone = Phones.unused();
        meet.signIn(phone, meet.codeFor(phone)).is(404, "{'detail':'Not found.'}");
    }

    @Test
    void a28_afterFindingNobodyTheSameCodeSignsUp() {
        var phone = Phones.unused();
        var code = meet.codeFor(phone);
        meet.signIn(phone, code).is(404);
        meet.signUp(phone, code).is(201);
    }

    @Test
    void a29_aCodeWorksOnce() {
        var user = meet.signUp();
        var code = meet.codeFor(user.phone());
        meet.signIn(user.phone(), code).is(201);
        meet.signIn(user.phone(), code).refuses("code", CODE_IS_INVALID);
    }

    @Test
    void a30_oneSendAndFourWrongCodesUseUpTheLimit() {
        var user = meet.signUp();
        var code = meet.codeFor(user.phone());
        for (var i = 0; i < 4; i++) {
            meet.signIn(user.phone(), wrong(code)).refuses("code", CODE_IS_INVALID);
        }
        meet.signIn(user.phone(), code).is(429, THROTTLED);
        meet.signIn(user.phone(), wrong(code)).is(429, THROTTLED);
        meet.sendCode(user.phone()).is(429, THROTTLED);
    }

    @Test
    void a31_isNewFalseIsASignIn() {
        var user = meet.signUp();
        for (var no : new String[] {"false", "\"false\"", "0"}) {
            var code = meet.codeFor(user.phone());
            var answer = isNew(user.phone(), code, no).is(201);
            assertThat(answer.json().get("user_id").asLong()).isEqualTo(user.userId());
        }
    }

    @Test
    void a32_isNewIsABoolean() {
        isNew(Phones.unused(), "12345", "\"maybe\"").refuses("is_new", "\"maybe\" is not a valid boolean.");
    }

    @Test
    void b07_sendingAgainInvalidatesTheEarlierCode() {
        var user = meet.signUp();
        var earlier = meet.codeFor(user.phone());
        var later = meet.codeFor(user.phone());
        if (later.equals(earlier)) { // one time in a hundred thousand
            later = meet.codeFor(user.phone());
        }
        meet.signIn(user.phone(), earlier).refuses("code", CODE_IS_INVALID);
        meet.signIn(user.phone(), later).is(201);
    }

    private ReceivedAnswer isNew(String phone, String code, String isNew) {
        var json = "{\"phone\":\"%s\",\"code\":\"%s\",\"is_new\":%s}".formatted(phone, code, isNew);
        return meet.client().post(USERS, SentBody.json(json));
    }
}
