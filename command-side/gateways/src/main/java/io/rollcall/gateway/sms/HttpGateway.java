// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.sms;

import io.rollcall.gateway.outbox.Submission;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * A gateway that takes a POST for each message and tells nothing of it later. 2xx: it has it. 429 and 503: it takes
 * nothing just now. Other 5xx: it may take this one later. Anything else: it never will.
 */
final class HttpGateway implements Gateway {

    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration TO_ANSWER = Duration.ofSeconds(10);
    private static final int SUCCESS = 2;
    private static final int FAULT = 5;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private final HttpTemplate template;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TO_CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    HttpGateway(HttpTemplate template) {
        this.template = template;
    }

    /** Each message finds out by itself. */
    @Override
    public boolean reach() {
        return true;
    }

    @Override
    public Submission submit(String phone, String text) {
        var request = HttpRequest.newBuilder(template.url())
                .timeout(TO_ANSWER)
                .header("Content-Type", template.contentType())
                .POST(BodyPublishers.ofString(template.body(phone, text)));
        template.header().forEach(request::header);
        try {
            return answered(
                    client.send(request.build(), BodyHandlers.discarding()).statusCode());
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return new Submission.Busy();
        } catch (IOException e) {
            return new Submission.Unanswered();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Submission.Unanswered();
        }
    }

    @Override
    public void leave() {}

    private static Submission answered(int status) {
        if (status / 100 == SUCCESS) {
            return new Submission.Accepted(null);
        }
        if (status == TOO_MANY || status == UNAVAILABLE) {
            return new Submission.Busy();
        }
        return status / 100 == FAULT ? new Submission.NotNow() : new Submission.Refused("http-" + status);
    }
}
