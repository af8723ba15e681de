// SPDX-License-Identifier: Apache-2.0
package io.rollcall.examples.analytics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /registrations}, {@code /invitations} and {@code /codes} on loopback: the rows as one JSON object. */
final class AnalyticsServer implements AutoCloseable {

    private static final Set<String> TABLES =
            Set.of(AnalyticsTopology.REGISTRATIONS, AnalyticsTopology.INVITATIONS, AnalyticsTopology.CODES);
    private static final JsonMapper JSON = new JsonMapper();

    private final AnalyticsQueries queries;
    private final HttpServer server;

    /** @param port 0 for any free one */
    AnalyticsServer(AnalyticsQueries queries, int port) throws IOException {
        this.queries = queries;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newFixedThreadPool(2));
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var table = exchange.getRequestURI().getPath().substring(1);
            if (!TABLES.contains(table)) {
                send(exchange, 404, Map.of("error", "There are the tables " + TABLES));
            } else if (!exchange.getRequestMethod().equals("GET")) {
                send(exchange, 405, Map.of("error", "Tables are read by GET"));
            } else {
                rows(exchange, table);
            }
        }
    }

    private void rows(HttpExchange exchange, String table) throws IOException {
        try {
            send(exchange, 200, queries.rows(table));
        } catch (InvalidStateStoreException | IllegalStateException e) {
            send(exchange, 503, Map.of("error", "The tables are being restored"));
        }
    }

    private static void send(HttpExchange exchange, int status, Object body) throws IOException {
        var bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
