// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meet.ACCOUNT;
import static io.rollcall.server.blackbox.Meet.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** G-19 and G-22 to G-26: how fields are read and written, at the meet door. */
class FieldIT {

    private static final String BLACKLIST = "/api/blacklist/";

    private final Meet meet = Meet.at(Server.base());
    private final Meet.User user = meet.signUp();

    @Test
    void g19_answersAreCompactJsonInPlainUtf8() {
        var answer = change("name", "\"\\u041c\\u0438\\u0440 \\ud83d\\ude00\"").is(200);
        assertThat(answer.text()).contains("\"name\":\"\u041c\u0438\u0440 \ud83d\ude00\"");
        assertThat(answer.text()).doesNotContain("\": ").doesNotContain(", \"").doesNotContain("\n");
        assertThat(answer.header("Content-Type")).contains("application/json");
    }

    @Test
    void g22_aNumberIsTakenAsItsText() {
        assertThat(named("5")).isEqualTo("5");
        for (var noText : List.of("true", "[]", "[\"a\"]", "{}")) {
            change("name", noText).refuses("name", "Not a valid string.");
        }
    }

    @Test
    void g22_aNumberIsWrittenAsTheOriginalWroteIt() {
        assertThat(named("10000000.5")).isEqualTo("10000000.5");
        assertThat(named("1e16")).isEqualTo("1e+16");
        assertThat(named("0.00001")).isEqualTo("1e-05");
        assertThat(named("1E2")).isEqualTo("100.0");
        assertThat(named("1e999")).isEqualTo("inf");
        assertThat(named("-0.0")).isEqualTo("-0.0");
        assertThat(named("12345678901234567890")).isEqualTo("12345678901234567890");
    }

    @Test
    void g23_textIsTrimmed() {
        assertThat(named("\" \\t Maria \\n\"")).isEqualTo("Maria");
        change("name", "\"   \"").refuses("name", "This field may not be blank.");
    }

    @Test
    void g24_nullIsRefused() {
        change("name", "null").refuses("name", "This field may not be null.");
        meet.client()
                .post(USERS, SentBody.json("{\"phone\":null,\"code\":null}"))
                .is(400, "{'phone':['This field may not be null.'],'code':['This field may not be null.']}");
    }

    @Test
    void g26_aBooleanIsWrittenInManyWays() {
        for (var yes : List.of("true", "\"true\"", "\"True\"", "\"1\"", "\"t\"", "1")) {
            assertThat(hidden(yes)).as(yes).isTrue();
        }
        for (var no : List.of("false", "\"false\"", "\"False\"", "\"0\"", "\"f\"", "0")) {
            hidden("true");
            assertThat(hidden(no)).as(no).isFalse();
        }
        change("hidden_phone", "\"zz\"").refuses("hidden_phone", "\"zz\" is not a valid boolean.");
    }

    private ReceivedAnswer change(String field, String json) {
        return meet.as(user).patch(ACCOUNT, SentBody.json("{\"%s\":%s}".formatted(field, json)));
    }

    private String named(String json) {
        return change("name", json).is(200).json().get("name").asString();
    }

    private boolean hidden(String json) {
        return change("hidden_phone", json).is(200).json().get("hidden_phone").asBoolean();
    }
}
