// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a server answered. */
record ReceivedAnswer(HttpResponse<byte[]> response) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonMapper LENIENT =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

    int status() {
        return response.statusCode();
    }

    byte[] bytes() {
        return response.body();
    }

    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    JsonNode json() {
        return JSON.readTree(text());
    }

    /** Reads expected JSON, which may be written with single quotes. */
    static JsonNode expected(String json) {
        return LENIENT.readTree(json);
    }

    Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    Set<String> headerNames() {
        return response.headers().map().keySet();
    }

    /** Requires this status. */
    ReceivedAnswer is(int status) {
        assertThat(status()).as("the status of %s, which says %s", this, text()).isEqualTo(status);
        return this;
    }

    /**
     * Requires this status and exactly this JSON, whatever the order of its keys.
     *
     * @param json may be written with single quotes
     */
    ReceivedAnswer is(int status, String json) {
        is(status);
        assertThat(json()).as("the body of %s", this).isEqualTo(expected(json));
        assertThat(header("Content-Type").orElse("none")).startsWith("application/json");
        return this;
    }

    /** Requires a refusal of one field with one message. */
    ReceivedAnswer refuses(String field, String message) {
        var expected = JSON.createObjectNode();
        expected.putArray(field).add(message);
        is(400);
        assertThat(json()).as("the body of %s", this).isEqualTo(expected);
        return this;
    }

    /** Requires this status with one sentence about it. */
    ReceivedAnswer is(int status, String key, String sentence) {
        is(status);
        assertThat(json())
                .as("the body of %s", this)
                .isEqualTo(JSON.createObjectNode().put(key, sentence));
        return this;
    }

    /** Requires the answer of a door that cannot serve just now, and says when to come again. */
    ReceivedAnswer isNotNow() {
        is(503, "detail", "Service temporarily unavailable, try again later.");
        assertThat(header("Retry-After")).as("Retry-After of %s", this).hasValue("1");
        assertThat(header("Content-Type").orElse("none")).startsWith("application/json");
        return this;
    }

    @Override
    public String toString() {
        return response.request().method() + " " + response.request().uri();
    }
}
