// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormalFormTest {

    /** A mark of class 230 and one of class 220, which normalisation puts into order. */
    private static final String TWO_MARKS = "\u0301\u0316";

    @Test
    void whatIsWrittenInTwoWaysIsOneText() {
        assertThat(NormalForm.of("cafe\u0301")).contains("caf\u00e9");
    }

    @Test
    void thirtyMarksInARowAreText() {
        assertThat(NormalForm.of("a" + TWO_MARKS.repeat(15) + "b" + TWO_MARKS.repeat(15)))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0301", "\u0316", "\u0344", "\u20dd", "\u0903", "\ud834\udd65", "\ud800\uddfd"})
    void thirtyOneAreNone(String mark) {
        assertThat(NormalForm.of("a" + mark.repeat(30))).isPresent();
        assertThat(NormalForm.of("a" + mark.repeat(31))).isEmpty();
        assertThat(NormalForm.of(mark.repeat(31) + "a")).isEmpty();
    }

    @Test
    void whatIsTooLongIsNotLookedAt() {
        assertThat(NormalForm.of("a".repeat(NormalForm.LONGEST))).isPresent();
        assertThat(NormalForm.of("a".repeat(NormalForm.LONGEST + 1))).isEmpty();
        assertThat(NormalForm.of(TWO_MARKS.repeat(5_000_000))).isEmpty();
    }

    @Test
    void aGuessThatCannotBeRightIsAShortOneThatIsWrong() {
        assertThat(Guess.of("user1user1")).isEqualTo("user1user1");
        assertThat(Guess.of("a".repeat(10_000_000))).hasSize(1);
        assertThat(Guess.of("a" + TWO_MARKS.repeat(16))).hasSize(1);
    }
}
