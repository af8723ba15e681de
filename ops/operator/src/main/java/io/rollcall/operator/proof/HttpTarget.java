// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** An address that takes each checkpoint by POST. Follows no redirect, and reads nothing of an answer. */
final class HttpTarget implements CheckpointTarget {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final URI url;
    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();

    HttpTarget(URI url) {
        this.url = url;
    }

    @Override
    public String name() {
        return "http";
    }

    @Override
    public void send(CheckpointTable.Kept checkpoint) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header("Content-Type", CheckpointEndpoint.TEXT)
                .POST(BodyPublishers.ofString(checkpoint.note()))
                .build();
        var status = http.send(request, BodyHandlers.discarding()).statusCode();
        if (status / 100 != 2) {
            throw new IOException("HTTP status " + status);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
