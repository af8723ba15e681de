// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
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
    void anotherTypeOfBodyIsRefused() {
        var headers = HttpHeaders.of(Map.of("Content-Type", List.of("text/html")), (name, value) -> true);
        var exchange = new Exchange("GET", THING, 200, headers, "<p>".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> conformance.check(exchange)).hasMessageContaining("the type text/html");
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
                .containsExactly("DELETE /api/things/{id}/", "GET /api/things/{id}/");
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
        var headers = HttpHeaders.of(Map.of("Content-Type", List.of("application/json")), (name, value) -> true);
        return new Exchange(method, path, status, headers, json.getBytes(StandardCharsets.UTF_8));
    }
}
