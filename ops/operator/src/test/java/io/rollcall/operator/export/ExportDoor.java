// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.export;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rollcall.log.tail.LogReader;
import io.rollcall.operator.access.Operator;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorRole;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;

/** A server that has of all its doors what a whole export asks for: a checkpoint, and events. */
public final class ExportDoor implements AutoCloseable {

    private final HttpServer server;
    private final StoredEventsEndpoint events;
    private final String note;

    /** @param note the newest checkpoint of this log */
    public ExportDoor(LogReader log, String note) {
        this.events = new StoredEventsEndpoint(log);
        this.note = note;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/ops/v1/", this::answer);
        server.start();
    }

    /** Where it is. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var query = exchange.getRequestURI().getQuery();
            var body = query == null ? note.getBytes(StandardCharsets.UTF_8) : events(query);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private byte[] events(String query) {
        var parameters = Arrays.stream(query.split("&"))
                .map(it -> it.split("="))
                .collect(Collectors.toMap(it -> it[0], it -> List.of(it[1])));
        var request = new OperatorRequest(
                new Operator("a", OperatorRole.AUDITOR), Map.of(), parameters, new HttpHeaders(), new byte[0]);
        return (byte[]) Objects.requireNonNull(events.handle(request).body());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
