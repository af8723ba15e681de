// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One client of one server: follows no redirects and keeps nothing between requests. Answers of the doors are held to
 * their descriptions, whatever the test wants of them.
 *
 * @param headers sent with every request
 */
record Client(URI base, Map<String, String> headers) {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    static Client of(URI base) {
        return new Client(base, Map.of());
    }

    /** The same client with this meet token. */
    Client as(String token) {
        return with("Authorization", "Token " + token);
    }

    Client with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Client(base, Map.copyOf(more));
    }

    Answer get(String path) {
        return send("GET", path, Body.none());
    }

    Answer post(String path, Body body) {
        return send("POST", path, body);
    }

    Answer put(String path, Body body) {
        return send("PUT", path, body);
    }

    Answer patch(String path, Body body) {
        return send("PATCH", path, body);
    }

    Answer delete(String path, Body body) {
        return send("DELETE", path, body);
    }

    /**
     * Sends any method.
     *
     * @param path an absolute URL, or a path of this server
     */
    Answer send(String method, String path, Body body) {
        var publisher = body.bytes().length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body.bytes());
        var request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .method(method, publisher);
        headers.forEach(request::header);
        if (body.contentType() != null) {
            request.header("Content-Type", body.contentType());
        }
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            Conformance.checkAll(Exchange.of(response));
            return new Answer(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an answer", e);
        }
    }
}
