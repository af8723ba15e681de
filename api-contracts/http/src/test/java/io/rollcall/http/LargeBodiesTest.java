// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import static io.rollcall.http.DoorServer.LIMIT;
import static io.rollcall.http.DoorServer.port;
import static io.rollcall.http.DoorServer.sendRaw;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LargeBodiesTest {

    private static final String TOO_LARGE =
            "{\"detail\":\"The request body is too large: at most 65536 bytes are accepted.\"}";

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] spaces(int count) {
        var spaces = new byte[count];
        Arrays.fill(spaces, (byte) ' ');
        return spaces;
    }

    private static byte[] head(String headers) {
        return text("POST /api/auth/code/ HTTP/1.1\r\nHost: h\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\n" + headers + "\r\n");
    }

    @Test
    void aBodyOfExactlyTheLimitIsRead() throws IOException {
        var phone = text("{\"phone\":\"+79250741413\"}");
        var answer = sendRaw(head("Content-Length: " + LIMIT + "\r\n"), phone, spaces(LIMIT - phone.length));
        assertThat(answer).startsWith("HTTP/1.1 201 ");
    }

    @Test
    void aSomewhatLargerBodyIsReadToItsEndAndRefused() throws IOException {
        var answer = sendRaw(head("Content-Length: " + 3 * LIMIT + "\r\n"), spaces(3 * LIMIT));
        assertThat(answer).startsWith("HTTP/1.1 413 ").endsWith(TOO_LARGE);
    }

    @Test
    void alsoWhenItDoesNotSayHowLargeItIs() throws IOException {
        var chunk = text("%x\r\n%s\r\n".formatted(LIMIT, " ".repeat(LIMIT)));
        var answer = sendRaw(head("Transfer-Encoding: chunked\r\n"), chunk, chunk, chunk, text("0\r\n\r\n"));
        assertThat(answer).startsWith("HTTP/1.1 413 ").endsWith(TOO_LARGE);
    }

    @Test
    void aBodyThatAnnouncesItselfMuchTooLargeIsRefusedBeforeItIsSent() throws IOException {
        var answer = sendRaw(head("Content-Length: 999999999\r\n"));
        assertThat(answer).startsWith("HTTP/1.1 413 ").endsWith(TOO_LARGE).containsIgnoringCase("connection: close");
    }

    @Test
    void whoAsksBeforeSendingIsToldAtOnce() {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/api/auth/code/"))
                .expectContinue(true)
                .POST(BodyPublishers.ofByteArray(spaces(2 * LIMIT)))
                .build();
        var answer = DoorServer.send(request);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).isEqualTo(TOO_LARGE);
    }

    @Test
    void aRefusalThatNeedsNoBodyLeavesTheConnectionUsable() throws IOException {
        var refused = text("PATCH /api/account/ HTTP/1.1\r\nHost: h\r\nContent-Length: " + 3 * LIMIT + "\r\n\r\n");
        var next =
                text("GET /api/account/ HTTP/1.1\r\nHost: h\r\nAuthorization: Token good\r\nConnection: close\r\n\r\n");
        assertThat(sendRaw(refused, spaces(3 * LIMIT), next))
                .startsWith("HTTP/1.1 401 ")
                .contains("HTTP/1.1 200 ");
    }

    @Test
    void aFormOfVeryManyFieldsIsRefused() {
        var answer = DoorServer.sendBody(
                "POST", "/api/auth/code/", "application/x-www-form-urlencoded", "a&".repeat(30_000));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("too many fields");
    }

    @Test
    void theAddressIsTheOneThatTheClientUses() throws IOException {
        var answer = sendRaw(text("GET /api/account HTTP/1.1\r\nHost: rollcall.example:81\r\nConnection: close\r\n"
                + "Authorization: Token good\r\n\r\n"));
        assertThat(answer).contains("\"avatar\":\"http://rollcall.example:81/media/a\"");
    }
}
