// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameSkeletonTest {

    @ParameterizedTest
    @CsvSource({
        "ada, 'ada '", // spaces at an end
        "ada, ' ada'",
        "ada, 'ada\u00a0'",
        "ada, '\u3000ada\u2003'",
        "ada, a\u200bda", // of no width
        "ada, ada\u200d",
        "ada, \ufeffada",
        "ada, a\u2060d\u00ada",
        "ada, ad\u034fa",
        "ada, ada\ufe0f",
        "ada, \u200eada", // of direction
        "ada, \u202eada\u202c",
        "ada, \u2067ada\u2069",
        "ada, 'ada\t'", // of control
        "ada, a\u0007da",
        "ada, \uff41\uff44\uff41", // of other widths and styles
        "ada, \ud835\udc1a\ud835\udc1d\ud835\udc1a",
        "caf\u00e9, cafe\u0301",
        "ada, \u0430da", // of mixed scripts
        "paypal, p\u0430yp\u0430l",
        "\u0418\u0432\u0430\u043d, \u0418\u0432a\u043d",
        "paypal, paypaI", // of one script
        "anna1, annal",
        "mike, rnike",
        "100, 1OO",
    })
    void theseLookAlike(String one, String other) {
        assertThat(isLike(one, other)).isTrue();
        assertThat(isLike(other, one)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "ada, Ada", // case counts
        "ada, adah",
        "ada, a da",
        "ada, ad\u00e1",
        "\u0441\u043e\u0440, cop", // whole words of two languages
        "\u0410\u0434\u0430, Ada",
        "\u6771\u4eac, \u6771\u30ab",
        "ada1, ada2",
    })
    void theseDoNot(String one, String other) {
        assertThat(isLike(one, other)).isFalse();
        assertThat(isLike(other, one)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u200b", "\u200e \u202c", "\t\n", "\ufeff\u2060", "\u3164", "\u00ad\u00a0"})
    void ofTheseNothingIsSeen(String name) {
        assertThat(NameSkeleton.of(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ada, ada",
        "'ada ', 'ada '",
        "a\u200bda, a\u200bda",
        "a\u200e\u202ed\u2066a\u061c, ada",
        "a\u0007\u009bda, ada",
        "\u0646\u0627\u0645\u0647\u200c\u0627\u06cc, \u0646\u0627\u0645\u0647\u200c\u0627\u06cc",
        "\ud83d\udc69\u200d\ud83d\ude80, \ud83d\udc69\u200d\ud83d\ude80",
    })
    void whatIsTypedIsKeptButForControlsAndDirections(String typed, String kept) {
        assertThat(NameSkeleton.kept(typed)).isEqualTo(kept);
    }

    /** Whether a newcomer of the other name is found to look like one. */
    private static boolean isLike(String one, String other) {
        return !Collections.disjoint(
                NameSkeleton.of(one), List.of(NameSkeleton.of(other).getFirst()));
    }
}
