// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Signs people up at a server, by the code that it sent. */
final class SignUps {

    /** Somebody whom the server has acknowledged. */
    record Person(String phone, String name, String code, long userId, String token) {}

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final byte[] AVATAR = png();
    private static final AtomicLong NEXT = new AtomicLong(9_160_000_000L + System.nanoTime() % 9_000_000L);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /** A number that no test of this process has used. */
    static String phone() {
        return "+7" + NEXT.incrementAndGet();
    }

    /**
     * Signs a number up.
     *
     * @throws IOException if the server is gone, and then it is not known whether it has happened
     */
    Person signUp(URI server, String phone) throws IOException, InterruptedException {
        var name = "Person " + UUID.randomUUID();
        expect(201, post(server.resolve("/api/auth/code/"), "{\"phone\":\"" + phone + "\"}"));
        var code = code(server, phone);
        var answer = expect(201, register(server, phone, code, name));
        var body = JSON.readTree(answer.body());
        return new Person(
                phone,
                name,
                code,
                body.get("user_id").asLong(),
                body.get("token").asString());
    }

    /** Asks to be registered; the answer as it comes. */
    HttpResponse<String> register(URI server, String phone, String code, String name)
            throws IOException, InterruptedException {
        var boundary = "----" + UUID.randomUUID();
        var body = new ByteArrayOutputStream();
        for (var field : new String[][] {{"phone", phone}, {"code", code}, {"is_new", "true"}, {"name", name}}) {
            write(
                    body,
                    "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field[0] + "\"\r\n\r\n" + field[1]
                            + "\r\n");
        }
        write(
                body,
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"avatar\"; filename=\"a.png\"\r\n"
                        + "Content-Type: image/png\r\n\r\n");
        body.writeBytes(AVATAR);
        write(body, "\r\n--" + boundary + "--\r\n");
        return http.send(
                HttpRequest.newBuilder(server.resolve("/api/auth/users/"))
                        .timeout(Duration.ofSeconds(20))
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                        .build(),
                BodyHandlers.ofString());
    }

    /** The status of sending a code. */
    int sendCode(URI server, String phone) throws IOException, InterruptedException {
        return post(server.resolve("/api/auth/code/"), "{\"phone\":\"" + phone + "\"}")
                .statusCode();
    }

    /** The newest code that was sent to a phone. */
    String code(URI server, String phone) throws IOException, InterruptedException {
        var outbox = get(server.resolve("/debug/outbox?to=" + phone.replace("+", "%2B")), null);
        var messages = JSON.readTree(outbox.body());
        return messages.get(messages.size() - 1).get("code").asString();
    }

    /** The account behind a token. */
    JsonNode account(URI server, String token) throws IOException, InterruptedException {
        return JSON.readTree(
                expect(200, get(server.resolve("/api/account/"), token)).body());
    }

    /** The status of fetching an image. */
    HttpResponse<String> get(URI uri, @org.jspecify.annotations.Nullable String token)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20));
        if (token != null) {
            request.header("Authorization", "Token " + token);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(URI uri, String json) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(uri)
                        .timeout(Duration.ofSeconds(20))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> expect(int status, HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() == 503) {
            throw new IOException("Not now");
        }
        if (answer.statusCode() != status) {
            throw new AssertionError(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer;
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] png() {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
