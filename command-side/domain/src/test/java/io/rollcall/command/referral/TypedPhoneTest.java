// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.referral;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.referral.Spelling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedPhoneTest {

    @Test
    void isOneNumberWithAndWithoutAPlus() {
        assertThat(TypedPhone.parse("79161234567")).contains(new TypedPhone("+79161234567", Spelling.WITHOUT_PLUS));
        assertThat(TypedPhone.parse("+79161234567")).contains(new TypedPhone("+79161234567", Spelling.WITH_PLUS));
    }

    /** The zero is for callers within the country: the meet door knows the number without it. */
    @Test
    void isTheNumberThatTheMeetDoorKnows() {
        assertThat(TypedPhone.parse("4407911123456")).map(TypedPhone::phone).contains("+447911123456");
    }

    @Test
    void needNotBeANumberThatIsInUse() {
        assertThat(TypedPhone.parse("70000000000")).map(TypedPhone::phone).contains("+70000000000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "+", "7", "+7", "0123456789", "7916123456a", "7 916", "1234567890123456", "٧٩١٦١٢٣٤٥٦٧"})
    void isOfNoOtherForm(String text) {
        assertThat(TypedPhone.parse(text)).isEmpty();
    }

    /** Of no country, too short, too long, or of one that has no such lengths. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "12",
                "+12",
                "+89161234567",
                "89161234567",
                "+89",
                "+999123456789",
                "+7916123456",
                "+791612345678",
                "+1234567890",
                "+210123456789",
                "+3706123456789"
            })
    void isInSomeNumberingPlan(String text) {
        assertThat(TypedPhone.parse(text)).isEmpty();
    }

    /** What the documents name. */
    @ParameterizedTest
    @ValueSource(
            strings = {"79161234567", "+79161234567", "79162345678", "79163456789", "+5491123456789", "525512345678"})
    void isWhatTheDocumentsName(String text) {
        var typed = TypedPhone.parse(text).orElseThrow();
        assertThat(typed.spelling().spell(typed.phone())).isEqualTo(text);
    }

    @Test
    void isSpelledAsItWasTyped() {
        for (var text : new String[] {"79161234567", "+79161234567"}) {
            var typed = TypedPhone.parse(text).orElseThrow();
            assertThat(typed.spelling().spell(typed.phone())).isEqualTo(text);
        }
    }
}
