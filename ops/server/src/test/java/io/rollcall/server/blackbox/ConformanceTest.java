// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConformanceTest {

    private static final String YAML = """
            paths:
              /api/things/{id}/:
                get:
                  responses:
                    '200':
                      description: The thing.
                      content:
                        application/json:
                          schema: { $ref: '#/components/schemas/Thing' }
                    '404': { $ref: '#/components/responses/NotFound' }
                delete: { responses: { '204': { description: Gone. } } }
                patch:
                  responses:
                    '200':
                      description: Nothing, or the thing.
                      headers: { Position: { schema: { type: integer } }, Kind: { schema: { const: thing } } }
                      x-may-have-body: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } }
            components:
              schemas:
                Thing:
                  type: object
                  properties:
                    id: { type: integer }
                    url: { type: string, format: uri }
                  required: [id]
                  additionalProperties: false
                Detail:
                  type: object
                  properties: { detail: { type: string } }
                  required: [detail]
                  additionalProperties: false
              responses:
                NotFound:
                  description: No such thing.
                  content: { application/json: { schema: { $ref: '#/components/schemas/Detail' } } }
                MethodNotAllowed:
                  description: No such method.
                  headers: { Allow: { required: true, schema: { type: string } } }
                  content: { application/json: { schema: { $ref: '#/components/schemas/Detail' } } }
            """;
    private static final String THING = "/api/things/7/";
    private static final String WRONG_CODE = "{\"error\":\"Неверный код подтверждения!\"}";
    private static final String NOT_FOUND = "{\"detail\":\"Not found.\"}";

    private final Conformance conformance = new Conformance(new Description(YAML));

    @Test
    void whatIsDescribedIsTaken() {
        takes("GET", THING, 200, "{\"id\":7,\"url\":\"http://localhost/x\"}");
        takes("GET", "/api/things/7", 200, "{\"id\":7}");
        takes("HEAD", THING, 200, "");
        takes("GET", THING, 404, NOT_FOUND);
        takes("DELETE", THING, 204, "");
    }

    @Test
    void anUndescribedStatusIsRefused() {
        refuses("GET", THING, 202, "{\"id\":7}", "GET /api/things/{id}/", "202", "the status is not described");
    }

    @Test
    void anUndescribedKeyIsRefused() {
        refuses("GET", THING, 200, "{\"id\":7,\"colour\":\"red\"}", "GET /api/things/{id}/", "200", "colour");
    }

    @Test
    void aMissingKeyIsRefused() {
        refuses("GET", THING, 200, "{}", "required property 'id'");
    }

    @Test
    void aWrongTypeIsRefused() {
        refuses("GET", THING, 200, "{\"id\":\"7\"}", "/id", "string found, integer expected");
        refuses("GET", THING, 200, "{\"id\":7,\"url\":\"no url\"}", "/url");
    }

    @Test
    void aBodyWhereNoneIsDescribedIsRefused() {
        refuses("DELETE", THING, 204, "{}", "it has a body");
    }

    @Test
    void aBodyMayBeMissingWhereTheDescriptionSaysSo() {
        takes("PATCH", THING, 200, "");
        takes("PATCH", THING, 200, "{\"id\":7}");
        refuses("PATCH", THING, 200, "{}", "required property 'id'");
        refuses("GET", THING, 200, "", "object expected");
    }

    @Test
    void anotherTypeOfBodyIsRefused() {
        var exchange = exchange("GET", THING, 200, "<p>", Map.of("Content-Type", "text/html"));
        assertThatThrownBy(() -> conformance.check(exchange)).hasMessageContaining("the type text/html");
    }

    @Test
    void aWrongHeaderIsRefused() {
        conformance.check(exchange("PATCH", THING, 200, "", Map.of("Position", "7", "Kind", "thing")));
        for (var wrong : List.of(Map.of("Position", "seven"), Map.of("Kind", "other"))) {
            var exchange = exchange("PATCH", THING, 200, "", wrong);
            assertThatThrownBy(() -> conformance.check(exchange))
                    .hasMessageContaining(
                            "the header " + wrong.keySet().iterator().next());
        }
    }

    /** Both begin with {@code /api/}: what is not described at one is answered in its own words. */
    @Test
    void doorsSideBySideAreToldApart() {
        assertThatThrownBy(() -> Conformance.checkAll(exchange("POST", "/api/account/", 401, WRONG_CODE)))
                .hasMessageContaining("/api/account/");
        assertThatThrownBy(() -> Conformance.checkAll(exchange("POST", "/api/enter_code/", 403, WRONG_CODE)))
                .hasMessageContaining("POST /api/enter_code/");
        Conformance.checkAll(
                exchange("POST", "/api/enter_code/", 401, WRONG_CODE, Map.of("WWW-Authenticate", "Token")));
    }

    @Test
    void theApiOfOperatorsIsHeldToItsDescriptionAndItsRefusalsToo() {
        var session = "{\"operator\":\"ada\",\"role\":\"viewer\"}";
        assertThatThrownBy(() -> Conformance.checkAll(exchange(
                        "GET", "/ops/v1/session", 200, session, Map.of("ETag", "\"000000000000000000000000\""))))
                .hasMessageContaining("required property 'read_only'");
        assertThatThrownBy(() -> Conformance.checkAll(exchange(
                        "GET", "/ops/v1/jobs/7", 404, "{}", Map.of("Content-Type", "application/problem+json"))))
                .hasMessageContaining("required property 'detail'");
        Conformance.checkAll(exchange("GET", "/ops/v1/session", 404, NOT_FOUND)); // of a server without it
    }

    @Test
    void theRestOfAPathIsAsLongAsItLikes() {
        var operators = Conformance.operators().description();
        assertThat(operators.operation("GET", "/ops/v1/asof/7/api/account/").findFirst())
                .hasValue("GET /ops/v1/asof/{at}/{path}");
        assertThat(operators
                        .operation("GET", "/ops/v1/asof/7/api/account/diff/9")
                        .findFirst())
                .hasValue("GET /ops/v1/asof/{at}/{path}/diff/{other}");
    }

    @Test
    void whatIsNotDescribedIsNotThere() {
        takes("GET", "/api/things/", 404, NOT_FOUND);
        refuses("GET", "/api/things/", 200, "[]", "not described");
        refuses("PUT", THING, 200, "{}", "not described");
        refuses("GET", "/api/things/", 404, "{\"error\":\"Not found.\"}", "detail");
    }

    @Test
    void aMissingHeaderIsRefused() {
        refuses("POST", THING, 405, NOT_FOUND, "the header Allow is missing");
    }

    @Test
    void otherDoorsAreLeftAlone() {
        takes("GET", "/api/thingsandmore/", 200, "{\"any\":1}");
        takes("GET", "/users/", 500, "");
    }

    @Test
    void theOperationsAreThoseOfTheDescription() {
        assertThat(new Description(YAML).operations())
                .containsExactly("DELETE /api/things/{id}/", "GET /api/things/{id}/", "PATCH /api/things/{id}/");
    }

    private void takes(String method, String path, int status, String json) {
        assertThatCode(() -> conformance.check(exchange(method, path, status, json)))
                .doesNotThrowAnyException();
    }

    private void refuses(String method, String path, int status, String json, String... says) {
        assertThatThrownBy(() -> conformance.check(exchange(method, path, status, json)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(says);
    }

    private static Exchange exchange(String method, String path, int status, String json) {
        return exchange(method, path, status, json, Map.of());
    }

    private static Exchange exchange(
            String method, String path, int status, String body, Map<String, String> moreHeaders) {
        var sent = new HashMap<String, List<String>>();
        sent.put("Content-Type", List.of("application/json"));
        moreHeaders.forEach((name, value) -> sent.put(name, List.of(value)));
        var headers = HttpHeaders.of(sent, (name, value) -> true);
        return new Exchange(method, path, status, headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
