// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class PreconditionsTest {

    private static final String TAG = "\"a,b\"";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                " * ",
                "\"a,b\"",
                "W/\"a,b\"",
                "\"x\", \"a,b\"",
                ",, W/\"x\" ,\"a,b\" , \"y\"",
                "\"\",\"a,b\""
            })
    void whoHasItIsNotSentIt(String tags) {
        assertThat(Preconditions.isKnown(asked("If-None-Match", tags), TAG)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\"x\"", "a,b", "w/\"a,b\"", "\"a", "\"x\" \"a,b\"", "**", "\"*\"", "\"a,b", "W/ \"a,b\""})
    void othersAre(String tags) {
        assertThat(Preconditions.isKnown(asked("If-None-Match", tags), TAG)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"a,b\"", "W/\"x\", \"a,b\""})
    void whoMeansThisIsSentIt(String tags) {
        assertThat(Preconditions.isKnown(asked("If-Match", tags), TAG)).isFalse();
    }

    /** A weak tag is nobody's here (RFC 9110, section 13.1.1). */
    @ParameterizedTest
    @ValueSource(strings = {"", "\"x\"", "W/\"a,b\"", "nonsense"})
    void whoMeansAnotherIsToldSo(String tags) {
        assertThatThrownBy(() -> Preconditions.isKnown(asked("If-Match", tags), TAG))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.answer().status()).isEqualTo(412));
    }

    @Test
    void severalFieldsAreOneList() {
        var asked = asked("If-None-Match", "\"x\"");
        asked.add("If-None-Match", TAG);
        assertThat(Preconditions.isKnown(asked, TAG)).isTrue();
    }

    @Test
    void datesAreOfNothing() {
        var asked = asked("If-Modified-Since", "Sat, 29 Oct 2044 19:43:31 GMT");
        asked.add("If-Unmodified-Since", "Sat, 29 Oct 1994 19:43:31 GMT");
        assertThat(Preconditions.isKnown(asked, TAG)).isFalse();
    }

    private static HttpHeaders asked(String name, String value) {
        var headers = new HttpHeaders();
        headers.add(name, value);
        return headers;
    }
}
