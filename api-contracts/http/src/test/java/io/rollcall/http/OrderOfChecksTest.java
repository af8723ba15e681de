// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import static io.rollcall.http.DoorServer.TOKEN;
import static io.rollcall.http.DoorServer.postJson;
import static io.rollcall.http.DoorServer.send;
import static io.rollcall.http.ExpectedAnswers.expect;
import static io.rollcall.http.ExpectedAnswers.expectChallenge;
import static io.rollcall.http.ExpectedAnswers.expectDetail;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderOfChecksTest {

    private static final String CODE = "/api/auth/code/";

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
    @ValueSource(strings = {"/", "/nowhere", "/api/", "/api/nowhere/", "/api/users/abc/", "/api/account//", "/v2/x"})
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
    /** What a browser asks before another site's request is no other question than what anybody asks (G-10, G-30). */
    @Test
    void aPreflightIsAnsweredAsOptionsAre() {
        String[] preflight = {"Origin", "https://elsewhere.example", "Access-Control-Request-Method", "PATCH"};
        for (var path : List.of("/api/account/", CODE, "/nowhere/", "/api/account")) {
            var plain = send("OPTIONS", path);
            var asked = send("OPTIONS", path, preflight);
            assertThat(asked.statusCode()).isEqualTo(plain.statusCode());
            assertThat(asked.body()).isEqualTo(plain.body()).isNotEmpty();
            assertThat(asked.headers().allValues("Allow"))
                    .isEqualTo(plain.headers().allValues("Allow"));
            assertThat(asked.headers().map()).doesNotContainKey("access-control-allow-origin");
        }
    }
}
