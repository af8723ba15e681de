// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import static io.rollcall.http.DoorServer.TOKEN;
import static io.rollcall.http.DoorServer.postJson;
import static io.rollcall.http.DoorServer.send;
import static io.rollcall.http.DoorServer.sendBody;
import static io.rollcall.http.ExpectedAnswers.expect;
import static io.rollcall.http.ExpectedAnswers.expectDetail;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingBodiesTest {

    private static final String CODE = "/api/auth/code/";
    private static final String PHONE = "{\"phone\":\"+79250741413\"}";
    private static final String MULTIPART = """
            --x\r
            Content-Disposition: form-data; name="name"\r
            \r
            Мария\r
            --x--\r
            """;

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
}
