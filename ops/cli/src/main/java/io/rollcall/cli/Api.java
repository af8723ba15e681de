// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The API of operators at one server. Follows no redirect: the token is for this server alone. */
final class Api implements AutoCloseable {

    private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(5);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(60);

    /** No answer of ours comes near it; a wrong address could go on for ever. */
    private static final long LONGEST_ANSWER = 256L << 20;

    private final URI base;
    private final String token;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECTS_WITHIN)
            .build();

    /**
     * @param base the root of the server, or what stands before {@code /ops/v1/}
     * @throws Failure 64 where that is no address
     */
    Api(String base, String token) {
        try {
            this.base = URI.create(base.replaceFirst("/+$", "") + "/ops/v1/");
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.USAGE, "'" + base + "' is no address.");
        }
        if (this.base.getHost() == null
                || this.base.getRawQuery() != null
                || this.base.getRawFragment() != null
                || !String.valueOf(this.base.getScheme()).matches("https?")) {
            throw new Failure(ExitCode.USAGE, "'" + base + "' is no address: write it as https://rollcall.example.");
        }
        this.token = token;
    }

    /** Asks for what there is. */
    Answer get(Query query, Map<String, String> headers) throws InterruptedException {
        return send(request(query, headers).GET());
    }

    /** Asks for something to be done. */
    Answer post(Query query, Map<String, String> headers, JsonNode body) throws InterruptedException {
        return send(request(query, headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    private HttpRequest.Builder request(Query query, Map<String, String> headers) {
        try {
            var request = HttpRequest.newBuilder(URI.create(base + query.toString()))
                    .timeout(ANSWERS_WITHIN)
                    .header("Authorization", "Bearer " + token)
                    .header("Accept", "application/json, application/problem+json");
            headers.forEach(request::header);
            return request;
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.USAGE, "This cannot be sent: " + query);
        }
    }

    private Answer send(HttpRequest.Builder request) throws InterruptedException {
        try {
            var response =
                    http.send(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
            var headers = response.headers();
            var answer =
                    new Answer(response.statusCode(), response.body(), headers.firstValue("ETag"), seconds(response));
            if (answer.status() / 100 == 2 || answer.status() == 304) {
                return answer;
            }
            throw Refused.of(answer);
        } catch (ConnectException e) {
            throw new Failure(ExitCode.UNAVAILABLE, "There is no server at " + base.resolve("/") + ".");
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.UNAVAILABLE,
                    base.resolve("/") + " does not answer: " + e.getClass().getSimpleName() + ".");
        }
    }

    private static Optional<Long> seconds(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(it -> it.matches("[0-9]{1,6}"))
                .map(Long::valueOf);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
