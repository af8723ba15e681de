// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An address of somebody else. Follows no redirect; an answer has so much time in all, and so many bytes. */
final class OutsideAddress implements AutoCloseable {

    private static final int LONGEST_ANSWER = 64 * 1024;

    private final URI url;
    private final Duration patience;
    private final HttpClient http;

    /** @param patience with the connection, and again with all of the answer */
    OutsideAddress(URI url, Duration patience) {
        this.url = url;
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build();
    }

    /**
     * Sends a text, and returns the whole answer.
     *
     * @throws HttpTimeoutException where that takes too long, also if it drips
     */
    HttpResponse<byte[]> post(String contentType, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(url)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body))
                .build();
        var answer = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("No whole answer in " + patience);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
