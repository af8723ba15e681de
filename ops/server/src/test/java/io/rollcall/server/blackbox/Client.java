// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

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

    ReceivedAnswer get(String path) {
        return send("GET", path, SentBody.none());
    }

    ReceivedAnswer post(String path, SentBody body) {
        return send("POST", path, body);
    }

    ReceivedAnswer put(String path, SentBody body) {
        return send("PUT", path, body);
    }

    ReceivedAnswer patch(String path, SentBody body) {
        return send("PATCH", path, body);
    }

    ReceivedAnswer delete(String path, SentBody body) {
        return send("DELETE", path, body);
    }

    /**
     * Sends any method.
     *
     * @param path an absolute URL, or a path of this server
     */
    ReceivedAnswer send(String method, String path, SentBody body) {
        var publisher = body.bytes().length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body.bytes());
        var request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .method(method, publisher);
        headers.forEach(request::header);
        if (body.contentType() != null) {
            request.header("Content-Type", body.contentType());
        }
        try {
            var response = HTTP.send(request.build(), Client::reading);
            Conformance.checkAll(Exchange.of(response));
            return new ReceivedAnswer(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an answer", e);
        }
    }

    /** A stream has no end: it is left at once. */
    private static BodySubscriber<byte[]> reading(ResponseInfo answer) {
        var type = answer.headers().firstValue("Content-Type").orElse("");
        return type.startsWith("text/event-stream") ? new Leaving() : BodySubscribers.ofByteArray();
    }

    private static final class Leaving implements BodySubscriber<byte[]> {

        private final CompletableFuture<byte[]> nothing = CompletableFuture.completedFuture(new byte[0]);

        @Override
        public CompletionStage<byte[]> getBody() {
            return nothing;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.cancel();
        }

        @Override
        public void onNext(List<ByteBuffer> bytes) {
            // left
        }

        @Override
        public void onError(Throwable fault) {
            // left
        }

        @Override
        public void onComplete() {
            // left
        }
    }
}
