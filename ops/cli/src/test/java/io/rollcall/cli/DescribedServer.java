// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Answers every operation of {@code ops.yaml} with the example that stands there, or with what a test says. */
final class DescribedServer implements AutoCloseable {

    /** A request; the body as text, and the headers that matter. */
    record Asked(String method, String uri, String body, Map<String, String> headers) {}

    private record Reply(int status, String body, Map<String, String> headers) {}

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNode DESCRIPTION =
            YAMLMapper.shared().readTree(DescribedServer.class.getResourceAsStream("/openapi/ops.yaml"));

    private final HttpServer server;
    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
    private final Map<String, Deque<Reply>> told = new ConcurrentHashMap<>();

    DescribedServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", this::answer);
        server.start();
        var ended = (ObjectNode) example("job").deepCopy();
        tell(
                "GET /ops/v1/jobs/" + ended.get("id").asString(),
                200,
                ended.put("state", "ended").put("outcome", "applied"));
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What it is asked next of this kind is answered so; the last one for good. */
    void tell(String operation, int status, JsonNode body) {
        tell(operation, status, body.toString(), Map.of());
    }

    void tell(String operation, int status, String body, Map<String, String> headers) {
        told.computeIfAbsent(operation, it -> new ArrayDeque<>()).add(new Reply(status, body, headers));
    }

    /** Forgets what it was told of this kind. */
    void forget(String operation) {
        told.remove(operation);
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    static JsonNode description() {
        return DESCRIPTION;
    }

    static JsonNode example(String name) {
        return DESCRIPTION.at("/components/examples/" + name + "/value");
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getRawPath();
        var sent = new ConcurrentHashMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> sent.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(
                new Asked(exchange.getRequestMethod(), exchange.getRequestURI().toString(), body, sent));
        var reply = reply(exchange.getRequestMethod(), path);
        if (reply.status() == 0) {
            exchange.close(); // as a server does that is killed
            return;
        }
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Reply reply(String method, String path) {
        var replies = told.get(method + " " + path);
        if (replies != null) {
            synchronized (replies) {
                return replies.size() > 1 ? replies.remove() : replies.element();
            }
        }
        var operation = operation(method, path);
        if (operation == null) {
            return new Reply(404, "<h1>Nothing</h1>", Map.of());
        }
        var responses = DESCRIPTION
                .path("paths")
                .path(operation)
                .path(method.equals("GET") ? "get" : "post")
                .path("responses");
        var status = responses.has("200") ? 200 : 202;
        var response = responses.path(Integer.toString(status));
        var followed = response.has("$ref")
                ? DESCRIPTION.at(response.get("$ref").asString().substring(1))
                : response;
        return new Reply(status, body(followed.path("content")), Map.of());
    }

    private static String body(JsonNode content) {
        var media = content.properties().iterator().next();
        if (!media.getKey().equals("application/json")) {
            return media.getValue().path("example").asString();
        }
        var example = media.getValue().path("examples").iterator().next();
        return JSON.writeValueAsString(
                DESCRIPTION.at(example.path("$ref").asString().substring(1)).path("value"));
    }

    /** The path as described; {@code null} for none. */
    static String operation(String method, String path) {
        return DESCRIPTION.path("paths").properties().stream()
                .filter(it -> it.getValue().has(method.equals("GET") ? "get" : "post"))
                .map(Map.Entry::getKey)
                .filter(template ->
                        path.matches(template.replace("{path}", ".+").replaceAll("\\{[^}]*}", "[^/]+")))
                .max(java.util.Comparator.comparing((String template) -> !template.contains("{"))
                        .thenComparing(String::length))
                .orElse(null);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
