// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import static io.rollcall.http.DoorServer.TOKEN;
import static io.rollcall.http.DoorServer.send;
import static io.rollcall.http.DoorServer.sendBody;
import static io.rollcall.http.ExpectedAnswers.expect;
import static io.rollcall.http.ExpectedAnswers.expectField;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListFieldsTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    @Test
    void a68_a69_listsInAQuery() {
        expectField(send("GET", "/api/users/", "Authorization", TOKEN), "user_ids", "This list may not be empty.");
        expectField(
                send("GET", "/api/users/?user_ids=1&user_ids=abc", "Authorization", TOKEN),
                "user_ids",
                "A valid integer is required.");
        expectField(
                send("GET", "/api/users/?user_ids", "Authorization", TOKEN),
                "user_ids",
                "A valid integer is required.");
        expect(send("GET", "/api/users/?user_ids=1&user_ids=2", "Authorization", TOKEN), 200, "[1,2]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|This field is required.",
                "{\"names\":null}|This field may not be null.",
                "{\"names\":[]}|This list may not be empty.",
                "{\"names\":\"a\"}|Expected a list of items but got type \"str\".",
                "{\"names\":{}}|Expected a list of items but got type \"dict\".",
                "{\"names\":[\"a\",\" \",null]}|This field may not be blank.",
                "{\"names\":[\"a\",null,\" \"]}|This field may not be null."
            })
    void a108_a110_g27_listsInJson(String body, String text) {
        expectField(sendBody("PUT", "/api/contacts/", "application/json", body), "names", text);
    }

    @Test
    void a112_formsRepeatTheirKeys() {
        expect(sendBody("PUT", "/api/contacts/", FORM, "names=a&names=b"), 200, "[\"a\",\"b\"]");
        expect(sendBody("PUT", "/api/contacts/", FORM, "names=a"), 200, "[\"a\"]");
        expectField(sendBody("PUT", "/api/contacts/", FORM, "x=a"), "names", "This list may not be empty.");
    }
}
