// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.phone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vectors of behaviours, sections 12, 13.8 and 13.13. */
class E164Test {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+79250741413", "+79161234567", "+79000000001", "+79991234567", "+79999999999", "+74951234567",
                "+78005553535", "+77011234567", "+375291234567", "+380671234567", "+14155552671", "+12025550123",
                "+447911123456", "+4915112345678"
            })
    void aNumberIsTakenAsItIs(String text) {
        assertThat(E164.parse(text)).hasValue(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "79250741413",
                "89250741413",
                "+7250741413",
                "+7925074141",
                "+1234567890",
                "+792507414134",
                "+9250741413",
                "+99999999999",
                "+0000000000",
                "+7925074141a",
                "abc",
                "+",
                "",
                "+70000000000",
                "+71234567890",
                "+11111111111",
                "+15555555555",
                "+7 925 074-14-13",
                "+7(925)0741413",
                "++79250741413",
                "+79250741413\n",
                "+٧٩٢٥٠٧٤١٤١٣",
                "tel:+79250741413",
                "+79250741413;ext=1"
            })
    void anythingElseIsRefused(String text) {
        assertThat(E164.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+79250741413", "+789250741413"})
    void oneNumberHasOneForm(String text) {
        assertThat(E164.parse(text)).hasValue("+79250741413");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 300, 100_000})
    void anEndlessNumberIsRefused(int digits) {
        assertThat(E164.parse("+7" + "9".repeat(digits))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+79250741413",
                "+7 (925) 074-14-13",
                "+7.925.074.14.13",
                "+7\u00a0925\u202f074\u20091413",
                "+7\u2011925\u2013074\u20141413", // dashes that do not break, of figures, of pauses
                "+7\u2212925\u22120741413",
                "\uff0b\uff17\uff19\uff12\uff15\uff10\uff17\uff14\uff11\uff14\uff11\uff13",
                "+\u0667\u0669\u0662\u0665\u0660\u0667\u0664\u0661\u0664\u0661\u0663",
                "\u202a+79250741413\u202c", // as a phone book copies it
                "\u200e+7925\u200b0741413",
                "\ufeff+7925\u00ad0741413",
                "\u2066+7 925\u2060 0741413\u2069"
            })
    void aNumberIsReadHoweverItIsPasted(String text) {
        assertThat(E164.parseWritten(text)).contains("+79250741413");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "79250741413",
                "+7925074141a",
                "+7925074141\u2460",
                "++79250741413",
                "+7925+0741413",
                "+",
                "\u200b",
                "+7 925 0741413 ext. 5",
                "+7/925/0741413",
                "+792507414134"
            })
    void whatIsPastedAndIsNoneIsRefused(String text) {
        assertThat(E164.parseWritten(text)).isEmpty();
    }
}
