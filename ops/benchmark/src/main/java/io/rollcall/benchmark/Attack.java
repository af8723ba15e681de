// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * Requests of one kind that nobody needs a credential for.
 *
 * @param connections at once
 * @param times that each of them sends the request, and waits for its answer
 */
record Attack(String name, byte[] request, int connections, int times) {

    private static final int PATIENCE_MILLIS = 60_000;
    private static final int CALM_MILLIS = 3_000;

    /** Three seconds without any, to compare with. */
    static Attack nothing() {
        return new Attack("none", new byte[0], 0, 0);
    }

    static Attack acceptLanguage() {
        return get("4 x Accept-Language of 3,900 subtags", "Accept-Language: " + "a-".repeat(3_900) + "a", 4, 1);
    }

    static Attack combiningMarks() {
        var body = "{\"email\":\"a" + "\u0301\u0316".repeat(150_000) + "\",\"password\":\"user1user1\"}";
        return post("2 x e-mail address of 300,000 marks", "/users/auth/token/", "application/json", body, 2);
    }

    static Attack multipartHeader() {
        var body =
                "--x\r\nContent-Disposition: form-data; name=\"phone\"" + ";a".repeat(4_900_000) + "\r\n\r\n1\r\n--x--";
        return post("3 x multipart header of 9.8 MB", "/api/auth/code/", "multipart/form-data; boundary=x", body, 3);
    }

    static Attack manyTypes() {
        return get("400 x Accept of 51 types", "Accept: " + "a/b,".repeat(51) + "*/*", 4, 100);
    }

    static Attack unknownCharset() {
        return get("400 x Content-Type of an unknown charset", "Content-Type: a/b;charset=utf-9", 4, 100);
    }

    static Attack unknownKey() {
        var head = "{\"alg\":\"HS256\",\"kid\":\"00000000-0000-4000-8000-000000000000\"}";
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(head.getBytes(UTF_8)) + ".e30.e30";
        return get("40 x token of an unknown key", "Authorization: Bearer " + token, 4, 10);
    }

    static Attack longPath() {
        var request =
                "GET /api/users" + "/".repeat(30_000) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        return new Attack("400 x path of 30,000 slashes", request.getBytes(ISO_8859_1), 4, 100);
    }

    private static Attack get(String name, String header, int connections, int times) {
        var request = "GET /users/user/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + header + "\r\n\r\n";
        return new Attack(name, request.getBytes(ISO_8859_1), connections, times);
    }

    private static Attack post(String name, String path, String type, String body, int connections) {
        var bytes = body.getBytes(UTF_8);
        var head =
                "POST %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
                        .formatted(path, type, bytes.length);
        var request = new ByteArrayOutputStream();
        request.writeBytes(head.getBytes(ISO_8859_1));
        request.writeBytes(bytes);
        return new Attack(name, request.toByteArray(), connections, 1);
    }

    /** Sends all; how often each status came, {@code none} for no answer within a minute. */
    Map<String, Integer> send(URI base) throws InterruptedException {
        var answers = new ConcurrentHashMap<String, Integer>();
        if (connections == 0) {
            Thread.sleep(CALM_MILLIS);
        }
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var connection = 0; connection < connections; connection++) {
                senders.submit(() -> {
                    for (var time = 0; time < times; time++) {
                        answers.merge(status(base), 1, Integer::sum);
                    }
                });
            }
        }
        return new TreeMap<>(answers);
    }

    private String status(URI base) {
        try (var socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request);
            var line = new String(socket.getInputStream().readNBytes(12), ISO_8859_1);
            return line.length() == 12 ? line.substring(9) : "none";
        } catch (IOException e) {
            return "none";
        }
    }
}
