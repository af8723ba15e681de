// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Visitor.ENTER_CODE;
import static io.rollcall.server.blackbox.Visitor.ENTER_PHONE;
import static io.rollcall.server.blackbox.Visitor.PROFILE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** E-41 and E-43 to E-45: what all requests to the referral door have in common. */
class ReferralRequestIT {

    private final Visitor anna = Visitor.at(Server.base());
    private final String phone = Phones.unused().substring(1);

    @Test
    void e41_noPostNeedsACsrfToken() {
        var elsewhere = new Visitor(anna.client().with("Origin", "https://elsewhere.example"), anna.cookie());
        elsewhere.logIn(phone);
        elsewhere.activate("------").is(404);
    }

    @Test
    void e43_otherMethodsAreNotAllowed() {
        for (var path : new String[] {ENTER_PHONE, ENTER_CODE}) {
            var answer = anna.get(path).is(405, "{'detail':'Method \"GET\" not allowed.'}");
            assertThat(answer.header("Allow")).hasValue("POST, OPTIONS");
        }
        anna.logIn(phone);
        anna.send("PUT", PROFILE, SentBody.json("{}")).is(405, "{'detail':'Method \"PUT\" not allowed.'}");
    }

    @Test
    void e44_cyrillicIsSentAsItIs() {
        var answer = anna.enterPhone(phone).is(200);
        assertThat(answer.text())
                .contains("Код подтверждения отправлен успешно!")
                .doesNotContain("\\u");
        assertThat(anna.enterCode("-").text()).contains("Неверный").doesNotContain("\\u");
    }

    @Test
    void e45_malformedJsonIsTold() {
        for (var path : new String[] {ENTER_PHONE, ENTER_CODE}) {
            anna.post(path, SentBody.json("not json"))
                    .is(400, "{'detail':'JSON parse error - Expecting value: line 1 column 1 (char 0)'}");
        }
    }
}
