// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meet.CODE;
import static io.rollcall.server.blackbox.Meet.THROTTLED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** but for A-15: sending a code. */
class SendCodeIT {

    private final Meet meet = Meet.at(Server.base());

    @Test
    void a01_sendingToAnUnregisteredNumberSaysNew() {
        var answer = meet.sendCode(Phones.unused()).is(201);
        assertThat(answer.text()).isEqualTo("{\"is_new\":true}");
    }

    @Test
    void a02_sendingToARegisteredNumberSaysNotNew() {
        var answer = meet.sendCode(meet.signUp().phone()).is(201);
        assertThat(answer.text()).isEqualTo("{\"is_new\":false}");
    }

    @Test
    void a03_sendingCreatesNoUser() {
        var phone = Phones.unused();
        meet.sendCode(phone).is(201, "{'is_new':true}");
        meet.sendCode(phone).is(201, "{'is_new':true}");
    }

    @Test
    void a04_aMissingPhoneIsRequired() {
        send("{}").refuses("phone", "This field is required.");
    }

    @Test
    void a05_aBlankPhoneIsRefused() {
        refused("", "This field may not be blank.");
    }

    @Test
    void a06_aPhoneWithoutPlusIsInvalid() {
        refused("79250741413", "Invalid phone number.");
    }

    @Test
    void a07_aPhoneInNationalFormIsInvalid() {
        refused("89250741413", "Invalid phone number.");
    }

    @Test
    void a08_aPhoneTooShortOrTooLongIsInvalid() {
        refused("+7250741413", "Invalid phone number.");
        refused("+792507414134", "Invalid phone number.");
    }

    @Test
    void a09_lettersAndUnknownCountriesAreInvalid() {
        refused("abc", "Invalid phone number.");
        refused("+99999999999", "Invalid phone number.");
    }

    @Test
    void a10_jsonFormAndMultipartAllWork() {
        meet.client()
                .post(CODE, SentBody.json("{\"phone\":\"" + Phones.unused() + "\"}"))
                .is(201, "{'is_new':true}");
        meet.client().post(CODE, SentBody.form("phone", Phones.unused())).is(201, "{'is_new':true}");
        meet.client()
                .post(CODE, SentBody.multipart("phone", Phones.unused()).body())
                .is(201, "{'is_new':true}");
    }

    @Test
    void a11_theSixthSendIsThrottled() {
        var phone = Phones.unused();
        meet.sendCodes(5, phone);
        var answer = meet.sendCode(phone).is(429, THROTTLED);
        assertThat(answer.text()).isEqualTo("{\"detail\":\"Request was throttled.\"}");
        assertThat(answer.header("Retry-After")).isEmpty();
    }

    @Test
    void a12_theLimitIsPerNumber() {
        var phone = Phones.unused();
        meet.sendCodes(5, phone);
        meet.sendCode(phone).is(429);
        meet.sendCode(Phones.unused()).is(201);
    }

    @Test
    void a13_aRefusedSendDoesNotCount() {
        var phone = Phones.unused();
        for (var i = 0; i < 6; i++) {
            refused(phone.substring(1), "Invalid phone number.");
        }
        meet.sendCodes(5, phone);
        meet.sendCode(phone).is(429);
    }

    @Test
    void a14_aConfirmationResetsTheCounter() {
        var user = meet.signUp();
        meet.sendCodes(3, user.phone());
        meet.signIn(user.phone(), meet.codeFor(user.phone())).is(201);
        meet.sendCodes(5, user.phone());
        meet.sendCode(user.phone()).is(429);
    }

    @Test
    void a16_overTheLimitNobodyLearnsWhoIsRegistered() {
        var user = meet.signUp();
        meet.sendCodes(5, user.phone());
        meet.sendCode(user.phone()).is(429, THROTTLED);
    }

    private void refused(String phone, String message) {
        meet.sendCode(phone).refuses("phone", message);
    }

    private ReceivedAnswer send(String json) {
        return meet.client().post(CODE, SentBody.json(json));
    }
}
