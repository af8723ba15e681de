// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.phone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SameNumberTest {

    @ParameterizedTest
    @CsvSource({
        "+541123456789, +5491123456789",
        "+543512345678, +5493512345678",
        "+542901234567, +5492901234567",
        "+525512345678, +5215512345678",
        "+528112345678, +5218112345678"
    })
    void oneSimHasOneNumber(String one, String other) {
        assertThat(SameNumber.compared(one)).isEqualTo(SameNumber.compared(other));
        assertThat(SameNumber.spellings(one))
                .containsExactlyInAnyOrder(one, other)
                .startsWith(one);
        assertThat(SameNumber.spellings(other))
                .containsExactlyInAnyOrder(one, other)
                .startsWith(other);
    }

    @ParameterizedTest
    @CsvSource({"+541123456789, +5491123456789", "+5491123456789, +5491123456789", "+5215512345678, +525512345678"})
    void asThePlanSaysNow(String written, String compared) {
        assertThat(SameNumber.compared(written)).isEqualTo(compared);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+79161234567",
                "+5511987654321",
                "+54911234567890",
                "+54112345678",
                "+549112345678",
                "+52155123456789",
                "+521551234567",
                "+52551234567",
                "+14155552671",
                "541123456789",
                "a@example.com",
                ""
            })
    void othersAreWhatTheyAre(String text) {
        assertThat(SameNumber.spellings(text)).containsExactly(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+5215512345678", "+52 1 55 1234 5678", "+52 55 1234-5678"})
    void mexicosOneIsReadAndLeftOut(String text) {
        assertThat(E164.parseWritten(text)).contains("+525512345678");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+541123456789", "+5491123456789"})
    void argentinasNineIsAddedToWhatIsCalledAndNotToWhatIsOnlyShown(String text) {
        assertThat(E164.parse(text)).contains("+5491123456789");
        assertThat(E164.parsePossible(text)).contains("+5491123456789");
        assertThat(E164.parseWritten(text)).contains(text);
    }
}
