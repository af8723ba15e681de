// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import static io.rollcall.http.DoorServer.TOKEN;
import static io.rollcall.http.DoorServer.postJson;
import static io.rollcall.http.DoorServer.send;
import static io.rollcall.http.DoorServer.sendBody;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneralBehavioursTest {

    private static final String CODE = "/api/auth/code/";
    private static final String PHONE = "{\"phone\":\"+79250741413\"}";
    private static final String MULTIPART = """
            --x\r
            Content-Disposition: form-data; name="name"\r
            \r
            Мария\r
            --x--\r
            """;

    private static void expect(HttpResponse<String> answer, int status, String body) {
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/json");
    }

    private static void expectDetail(HttpResponse<String> answer, int status, String text) {
        expect(answer, status, "{\"detail\":\"" + text.replace("\"", "\\\"") + "\"}");
    }

    private static void expectChallenge(HttpResponse<String> answer, String text) {
        expectDetail(answer, 401, text);
        assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly("Token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/auth/code/", "/api/auth/code"})
    void g01_aSlashAtTheEndMakesNoDifference(String path) {
        expect(postJson(path, PHONE), 201, PHONE);
        expectDetail(send("GET", path), 405, "Method \"GET\" not allowed.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/users/42/", "/api/users/42", "/api/auth/users/", "/api/auth/users"})
    void g01_neitherInTheRouteNorWithVariables(String path) {
        assertThat(send("OPTIONS", path, "Authorization", TOKEN).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json|{\"name\":\"Мария\"}",
                "application/json; charset=utf-8|{\"name\":\"Мария\"}",
                "APPLICATION/JSON|{\"name\":\"Мария\"}",
                "application/x-www-form-urlencoded|name=%D0%9C%D0%B0%D1%80%D0%B8%D1%8F",
                "application/x-www-form-urlencoded|name=Мария"
            })
    void g02_jsonAndFormsAreReadOnPatchToo(String type, String body) {
        expect(
                sendBody("PATCH", "/api/account/", type, body),
                200,
                "{\"name\":\"Мария\",\"hidden_phone\":null,\"avatar\":false}");
    }

    @Test
    void g02_multipartIsReadOnPatchToo() {
        expect(
                sendBody("PATCH", "/api/account/", "multipart/form-data; boundary=x", MULTIPART),
                200,
                "{\"name\":\"Мария\",\"hidden_phone\":null,\"avatar\":false}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"application/json|{\"user\":3}", "application/x-www-form-urlencoded|user=3"})
    void g02_deleteCarriesABody(String type, String body) {
        expect(sendBody("DELETE", "/api/blacklist/", type, body), 200, "{\"user\":3}");
    }

    @Test
    void a92_deleteWithoutABodyIsReadFromItsQuery() {
        expect(send("DELETE", "/api/blacklist/?user=3", "Authorization", TOKEN), 200, "{\"user\":3}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "not json|Expecting value: line 1 column 1 (char 0)",
                "{a|Expecting property name enclosed in double quotes: line 1 column 2 (char 1)",
                "{\"phone\":1 2|Expecting ',' delimiter: line 1 column 12 (char 11)",
                "{\"phone\" 1}|Expecting ':' delimiter: line 1 column 10 (char 9)",
                "{} {}|Extra data: line 1 column 4 (char 3)",
                "{\"phone\":\"1|Unterminated string starting at: line 1 column 10 (char 9)"
            })
    void g03_malformedJsonIsRefusedWithPythonsWords(String body, String message) {
        expectDetail(postJson(CODE, body), 400, "JSON parse error - " + message);
    }

    @Test
    void g03_bytesThatAreNoTextAreRefused() {
        var body = "{\"phone\":\"?\"}".getBytes(StandardCharsets.ISO_8859_1);
        body[10] = (byte) 0xff;
        expectDetail(
                send("POST", CODE, body, "Content-Type", "application/json"),
                400,
                "JSON parse error - 'utf-8' codec can't decode byte 0xff in position 10: invalid start byte");
    }

    @Test
    void g03_deepNestingIsRefusedAndBreaksNothing() {
        var answer = postJson(CODE, "[".repeat(60_000));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).startsWith("{\"detail\":\"JSON parse error - Too deeply nested: ");
    }

    @Test
    void g03_ofDuplicateNamesTheLastWins() {
        expect(postJson(CODE, "{\"phone\":\"abc\",\"phone\":\"+79250741413\"}"), 201, PHONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data", "multipart/form-data; boundary=y", "multipart/form-data; boundary="})
    void g03_malformedMultipartIsRefused(String type) {
        var answer = sendBody("PATCH", "/api/account/", type, MULTIPART);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).startsWith("{\"detail\":\"Multipart form parse error - ");
    }

    @ParameterizedTest
    @CsvSource({"[],list", "'\"a\"',str", "1,int", "1.5,float", "true,bool"})
    void g04_aBodyThatIsNoObjectIsNamed(String body, String kind) {
        expect(
                postJson(CODE, body),
                400,
                "{\"non_field_errors\":[\"Invalid data. Expected a dictionary, but got " + kind + ".\"]}");
    }

    @Test
    void g05_nullIsNoData() {
        expect(postJson(CODE, "null"), 400, "{\"non_field_errors\":[\"No data provided\"]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"})
    void g06_anEmptyBodyIsAnEmptyForm(String type) {
        expect(sendBody("POST", CODE, type, ""), 400, "{\"phone\":[\"This field is required.\"]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/plain; charset=utf-8", "application/xml", "nonsense"})
    void g07_plainTextIsAnUnsupportedMediaType(String type) {
        expectDetail(sendBody("POST", CODE, type, PHONE), 415, "Unsupported media type \"" + type + "\" in request.");
    }

    @Test
    void g07_aBodyWithoutATypeIsUnsupportedToo() {
        expectDetail(
                send("POST", CODE, PHONE.getBytes(StandardCharsets.UTF_8)),
                415,
                "Unsupported media type \"\" in request.");
    }

    @Test
    void g08_anUnsupportedMethodIsToldWhatIsAllowed() {
        var answer = send("GET", CODE);
        expectDetail(answer, 405, "Method \"GET\" not allowed.");
        assertThat(answer.headers().allValues("Allow")).containsExactly("POST, OPTIONS");
    }

    @Test
    void g09_authenticationComesBeforeTheMethod() {
        expectChallenge(send("PUT", "/api/account/"), "Authentication credentials were not provided.");
        var known = send("PUT", "/api/account/", "Authorization", TOKEN);
        expectDetail(known, 405, "Method \"PUT\" not allowed.");
        assertThat(known.headers().allValues("Allow")).containsExactly("GET, PATCH, DELETE, HEAD, OPTIONS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nowhere", "/api/", "/api/nowhere/", "/api/users/abc/", "/api/account//", "/v1/x"})
    void g10_anUnknownPathIsNotFound(String path) {
        expectDetail(send("GET", path), 404, "Not found.");
        expectDetail(postJson(path, "{}"), 404, "Not found.");
    }

    @Test
    void g11_withoutCredentialsThereIsAChallenge() {
        expectChallenge(send("GET", "/api/account/"), "Authentication credentials were not provided.");
    }

    @Test
    void g12_anUnknownTokenIsInvalid() {
        expectChallenge(send("GET", "/api/account/", "Authorization", "Token nobodys"), "Invalid token.");
    }

    @Test
    void g13_aTokenHeaderNeedsAToken() {
        expectChallenge(
                send("GET", "/api/account/", "Authorization", "Token"),
                "Invalid token header. No credentials provided.");
    }

    @Test
    void g14_aTokenHasNoSpaces() {
        expectChallenge(
                send("GET", "/api/account/", "Authorization", "Token a b"),
                "Invalid token header. Token string should not contain spaces.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Token good", "token good", "TOKEN  good"})
    void g15_theSchemeIsCaseInsensitive(String authorization) {
        assertThat(send("GET", "/api/account/", "Authorization", authorization).statusCode())
                .isEqualTo(200);
    }

    @Test
    void g16_anotherSchemeIsNoCredential() {
        expectChallenge(
                send("GET", "/api/account/", "Authorization", "Bearer good"),
                "Authentication credentials were not provided.");
        assertThat(send("OPTIONS", CODE, "Authorization", "Bearer x").statusCode())
                .isEqualTo(200);
    }

    @Test
    void g17_aBadTokenIsRefusedOnOpenPathsToo() {
        expectChallenge(send("POST", CODE, "Authorization", "Token nobodys"), "Invalid token.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml;q=0.9, text/*"})
    void g18_whoDoesNotAcceptJsonIsRefusedBeforeAnythingElse(String accept) {
        expectDetail(
                send("GET", "/api/account/", "Accept", accept), 406, "Could not satisfy the request Accept header.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/html, */*;q=0.1", "application/json", "Application/JSON; indent=4", "application/*", "*/*"
            })
    void g18_whoAcceptsJsonAmongOthersIsServed(String accept) {
        assertThat(send("GET", "/api/account/", "Accept", accept, "Authorization", TOKEN)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void g19_answersAreCompactWithRealLettersAndInOrder() {
        expect(
                send("GET", "/api/account/", "Authorization", TOKEN),
                200,
                "{\"id\":7,\"full_name\":\"Мария 😀\",\"hidden_phone\":false,\"avatar\":\"http://127.0.0.1:"
                        + DoorServer.port() + "/media/a\"}");
    }

    @Test
    void g20_noContentHasNoBody() {
        var answer = send("DELETE", "/api/account/", "Authorization", TOKEN);
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("Content-Type")).isEmpty();
    }

    @Test
    void g30_optionsDescribesThePath() {
        var answer = send("OPTIONS", "/api/account/", "Authorization", TOKEN);
        expect(
                answer,
                200,
                "{\"name\":\"Account\",\"description\":\"\",\"renders\":[\"application/json\"],\"parses\":"
                        + "[\"application/json\",\"application/x-www-form-urlencoded\",\"multipart/form-data\"]}");
        assertThat(answer.headers().allValues("Allow")).containsExactly("GET, PATCH, DELETE, HEAD, OPTIONS");
        expectChallenge(send("OPTIONS", "/api/account/"), "Authentication credentials were not provided.");
    }

    @Test
    void headIsGetWithoutTheBody() {
        var answer = send("HEAD", "/api/account/", "Authorization", TOKEN);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(send("HEAD", CODE).statusCode()).isEqualTo(405);
    }

    @Test
    void a79_anIdBeyond64BitsIsNotFound() {
        expectDetail(send("GET", "/api/users/99999999999999999999/", "Authorization", TOKEN), 404, "Not found.");
        expect(send("GET", "/api/users/42/", "Authorization", TOKEN), 200, "{\"id\":42}");
    }
}
