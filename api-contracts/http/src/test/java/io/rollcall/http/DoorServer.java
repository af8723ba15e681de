// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.ComponentScan;

/** A real server with the endpoints of {@link Samples}, started once for all tests; and a client for it. */
public final class DoorServer {

    /** The largest body it takes, in bytes. */
    public static final int LIMIT = 64 * 1024;

    /** A token that it knows. */
    public static final String TOKEN = "Token good";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @ComponentScan("io.rollcall.http")
    static class Application {}

    private static final class Running {
        static final int PORT = new SpringApplicationBuilder(Application.class)
                .properties(
                        "server.port=0",
                        "server.address=127.0.0.1",
                        "server.shutdown=immediate",
                        "server.netty.max-initial-line-length=32KB", // as the server has it
                        "logging.level.reactor.netty.http.server=off",
                        "rollcall.http.max-body=64KB")
                .run()
                .getEnvironment()
                .getRequiredProperty("local.server.port", Integer.class);
    }

    private DoorServer() {}

    public static int port() {
        return Running.PORT;
    }

    /** A request with these headers (name, value, name, value, ...) and no body. */
    public static HttpResponse<String> send(String method, String path, String... headers) {
        return send(method, path, new byte[0], headers);
    }

    /** A request with a body of this type. */
    public static HttpResponse<String> sendBody(String method, String path, String type, String body) {
        return send(method, path, body.getBytes(StandardCharsets.UTF_8), "Content-Type", type, "Authorization", TOKEN);
    }

    public static HttpResponse<String> postJson(String path, String body) {
        return sendBody("POST", path, "application/json", body);
    }

    public static HttpResponse<String> send(String method, String path, byte[] body, String... headers) {
        var publisher = body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .method(method, publisher);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    public static HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("No answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    /** Sends bytes as they are and reads until the server closes: ask it to, with {@code Connection: close}. */
    public static String sendRaw(byte[]... parts) throws IOException {
        try (var socket = new Socket("127.0.0.1", port())) {
            socket.setSoTimeout(20_000);
            for (var part : parts) {
                socket.getOutputStream().write(part);
            }
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
