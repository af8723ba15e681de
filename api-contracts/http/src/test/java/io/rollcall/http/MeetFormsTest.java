// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import static io.rollcall.http.DoorServer.postJson;
import static io.rollcall.http.DoorServer.sendBody;
import static io.rollcall.http.ExpectedAnswers.expect;
import static io.rollcall.http.ExpectedAnswers.expectField;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeetFormsTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String CODE = "/api/auth/code/";
    private static final String USERS = "/api/auth/users/";
    private static final String NOT_A_FILE = "The submitted data was not a file. Check the encoding type on the form.";

    private static HttpResponse<String> patch(String json) {
        return sendBody("PATCH", "/api/account/", "application/json", json);
    }

    @Test
    void a04_aMissingPhoneIsRequired() {
        expectField(postJson(CODE, "{}"), "phone", "This field is required.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \\t ", "\u00a0"})
    void a05_aBlankPhoneIsRefused(String phone) {
        expectField(postJson(CODE, "{\"phone\":\"" + phone + "\"}"), "phone", "This field may not be blank.");
        expectField(sendBody("POST", CODE, FORM, "phone="), "phone", "This field may not be blank.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"79250741413", "89250741413", "+7250741413", "+792507414134", "abc", "+99999999999"})
    void a06_toA09_whatIsNoPhoneNumberIsRefused(String phone) {
        expectField(postJson(CODE, "{\"phone\":\"" + phone + "\"}"), "phone", "Invalid phone number.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"application/json|{\"phone\":\" +79250741413 \"}", FORM + "|phone=%2B79250741413&other=1"})
    void a10_everyKindOfBodyWorks(String type, String body) {
        expect(sendBody("POST", CODE, type, body), 201, "{\"phone\":\"+79250741413\"}");
    }

    @Test
    void g22_aNumberIsTakenAsItsTextButAnythingElseIsNoString() {
        expectField(postJson(CODE, "{\"phone\":79250741413}"), "phone", "Invalid phone number.");
        expect(patch("{\"name\":15}"), 200, "{\"name\":\"15\",\"hidden_phone\":null,\"avatar\":false}");
        expectField(patch("{\"name\":true}"), "name", "Not a valid string.");
        expectField(patch("{\"name\":[]}"), "name", "Not a valid string.");
        expectField(patch("{\"name\":{}}"), "name", "Not a valid string.");
    }

    @Test
    void g24_nullIsRefused() {
        expectField(postJson(CODE, "{\"phone\":null}"), "phone", "This field may not be null.");
        expectField(patch("{\"hidden_phone\":null}"), "hidden_phone", "This field may not be null.");
        expectField(patch("{\"avatar\":null}"), "avatar", "This field may not be null.");
    }

    @ParameterizedTest
    @CsvSource({
        "'',This field may not be blank.",
        "123456,Ensure this field has no more than 5 characters.",
        "1234,Ensure this field has at least 5 characters."
    })
    void a23_a24_aCodeHasFiveCharacters(String code, String text) {
        expectField(postJson(USERS, "{\"phone\":\"+79250741413\",\"code\":\"" + code + "\"}"), "code", text);
    }

    @Test
    void a24_charactersAreCountedAndNotUtf16Units() {
        var body = "{\"phone\":\"+79250741413\",\"code\":\"" + "😀".repeat(5) + "\"}";
        assertThat(postJson(USERS, body).statusCode()).isEqualTo(201);
    }

    @Test
    void a26_allThatIsWrongComesTogetherInTheOrderOfTheForm() {
        expect(
                postJson(USERS, "{\"phone\":\"abc\",\"is_new\":\"maybe\"}"),
                400,
                "{\"phone\":[\"Invalid phone number.\"],\"code\":[\"This field is required.\"],"
                        + "\"is_new\":[\"\\\"maybe\\\" is not a valid boolean.\"]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "\"false\"", "0", "\"f\"", "0.0"})
    void a31_noIsNo(String no) {
        expect(
                postJson(USERS, "{\"phone\":\"+79250741413\",\"code\":\"12345\",\"is_new\":" + no + "}"),
                201,
                "{\"is_new\":false}");
    }

    @ParameterizedTest
    @CsvSource({"'\"zz\"',zz", "2,2", "'\"TRuE\"',TRuE", "'[1]',[1]", "'\"\"',''", "'\"\\ud800\"',?"})
    void a32_maybeIsNoBoolean(String maybe, String shown) {
        expectField(
                patch("{\"hidden_phone\":" + maybe + "}"), "hidden_phone", "\"" + shown + "\" is not a valid boolean.");
    }

    @Test
    void a42_anAvatarSentAsTextIsNotAFile() {
        expectField(patch("{\"avatar\":\"abc\"}"), "avatar", NOT_A_FILE);
        expectField(patch("{\"avatar\":{\"a\":1}}"), "avatar", NOT_A_FILE);
        expectField(sendBody("PATCH", "/api/account/", FORM, "avatar=abc"), "avatar", NOT_A_FILE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json|{}",
                "application/json|{\"id\":9,\"phone\":\"x\",\"created\":1}",
                FORM + "|other=1",
                FORM + "|hidden_phone="
            })
    void a55_a56_whatAPatchLeavesOutStays(String type, String body) {
        expect(
                sendBody("PATCH", "/api/account/", type, body),
                200,
                "{\"name\":null,\"hidden_phone\":null,\"avatar\":false}");
    }

    @Test
    void a57_aBlankNameIsRefusedInAPatch() {
        expectField(patch("{\"name\":\"\"}"), "name", "This field may not be blank.");
        expectField(sendBody("PATCH", "/api/account/", FORM, "name="), "name", "This field may not be blank.");
    }

    @Test
    void textThatNoStoreCouldKeepIsRefused() {
        expectField(patch("{\"name\":\"a\\u0000b\"}"), "name", "Null characters are not allowed.");
        expectField(patch("{\"name\":\"a\\ud800b\"}"), "name", "Surrogate characters are not allowed.");
        assertThat(patch("{\"name\":\"\\ud83d\\ude00\"}").body()).contains("\"name\":\"😀\"");
    }

    @Test
    void aFormTakesTheLastOfSeveralValues() {
        expect(
                sendBody("PATCH", "/api/account/", FORM, "name=a&name=b%zz+c"),
                200,
                "{\"name\":\"b%zz+c\",\"hidden_phone\":null,\"avatar\":false}");
    }

    @ParameterizedTest
    @CsvSource({"7,7", "'\"7\"',7", "'\"7.0\"',7", "7.0,7", "'\" +7 \"',7", "-7,0", "0,0", "99999999999999999999,0"})
    void g25_wholeNumbersOfUsers(String sent, long user) {
        expect(
                sendBody("DELETE", "/api/blacklist/", "application/json", "{\"user\":" + sent + "}"),
                200,
                "{\"user\":" + user + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"abc\"", "7.5", "true", "[]", "{}", "1e30", "\"\"", "\"7.5\"", "\"1_0\"", "1e999"})
    void g25_whatIsNoInteger(String sent) {
        expectField(
                sendBody("DELETE", "/api/blacklist/", "application/json", "{\"user\":" + sent + "}"),
                "user",
                "A valid integer is required.");
    }
}
