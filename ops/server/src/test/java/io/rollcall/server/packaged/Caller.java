// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that calls now this server, now that, and says what the next read must have seen. */
record Caller(Map<String, String> headers) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    static Caller anybody() {
        return new Caller(Map.of());
    }

    Caller as(String token) {
        return with("Authorization", "Token " + token);
    }

    /** The same client, which wants mails in this language. */
    Caller in(String language) {
        return with("Accept-Language", language);
    }

    /** Reads only what has seen this answer's change. */
    Caller after(HttpResponse<String> answer) {
        return with(
                "Rollcall-After",
                answer.headers().firstValue("Rollcall-Position").orElseThrow());
    }

    HttpResponse<String> sendCode(PackagedServer server, String phone) throws IOException, InterruptedException {
        return send(server, "POST", "/api/auth/code/", "{\"phone\":\"%s\"}".formatted(phone));
    }

    HttpResponse<String> signIn(PackagedServer server, String phone, String code)
            throws IOException, InterruptedException {
        return send(server, "POST", "/api/auth/users/", "{\"phone\":\"%s\",\"code\":\"%s\"}".formatted(phone, code));
    }

    HttpResponse<String> rename(PackagedServer server, String name) throws IOException, InterruptedException {
        return send(server, "PATCH", "/api/account/", "{\"name\":\"%s\"}".formatted(name));
    }

    HttpResponse<String> account(PackagedServer server) throws IOException, InterruptedException {
        return send(server, "GET", "/api/account/", "");
    }

    HttpResponse<String> get(PackagedServer server, String path) throws IOException, InterruptedException {
        return send(server, "GET", path, "");
    }

    HttpResponse<String> put(PackagedServer server, String path, String json) throws IOException, InterruptedException {
        return send(server, "PUT", path, json);
    }

    HttpResponse<String> delete(PackagedServer server, String path, String json)
            throws IOException, InterruptedException {
        return send(server, "DELETE", path, json);
    }

    HttpResponse<String> post(PackagedServer server, String path, String json)
            throws IOException, InterruptedException {
        return send(server, "POST", path, json);
    }

    HttpResponse<String> post(PackagedServer server, String path, PictureForm form)
            throws IOException, InterruptedException {
        var request = form.postTo(URI.create(server.base() + path));
        headers.forEach(request::header);
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    /** The body of an answer that must have this status. */
    static JsonNode body(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode())
                .as("%s says %s", answer.uri(), answer.body())
                .isEqualTo(status);
        return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
    }

    /** The same caller at the chat door, by a token of any door. */
    Caller atChat(String token) {
        return with("token", token);
    }

    Caller with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Caller(Map.copyOf(more));
    }

    private HttpResponse<String> send(PackagedServer server, String method, String path, String json)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(server.base() + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                .header("Content-Type", "application/json");
        headers.forEach(request::header);
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
