// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two servers with all roles over the same parts, which are killed and started again, and the operator of both. */
final class RebuildingFleet implements AutoCloseable {

    static final List<String> NAMES = List.of("one", "other");

    private static final String ALL = "web,projection,stream,policy";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SharedParts parts;
    private final Map<String, PackagedServer> servers = new ConcurrentHashMap<>();

    RebuildingFleet(SharedParts parts) {
        this.parts = parts;
    }

    void start(String... names) throws IOException {
        for (var name : names) {
            servers.put(name, parts.start(name, ALL, OperatorToken.settings()));
        }
    }

    PackagedServer server(String name) {
        return servers.get(name);
    }

    /** The one that is not this one. */
    static String other(String name) {
        return name.equals("one") ? "other" : "one";
    }

    void ready() throws Exception {
        for (var name : NAMES) {
            server(name).ready();
        }
    }

    /** The server that does a task now, by its lock. */
    static String owner(Connection database, String task) throws SQLException {
        return Owners.await(database, owners -> owners.of().containsKey(task))
                .of()
                .get(task)
                .server();
    }

    /** What an operator has had answered; by whichever server is there. */
    JsonNode get(String path) throws InterruptedException {
        return ask(server -> operator().get(server, path), 200);
    }

    /** An act of an operator, with a reason. */
    JsonNode act(String path) throws InterruptedException {
        return ask(server -> operator().post(server, path, "{\"reason\": \"Ticket 7\"}"), 202);
    }

    private interface Call {
        HttpResponse<String> at(PackagedServer server) throws IOException, InterruptedException;
    }

    private JsonNode ask(Call call, int status) throws InterruptedException {
        var refused = "none is there";
        for (var server :
                Stream.of(0, 1, 2, 3).flatMap(n -> servers.values().stream()).toList()) {
            try {
                var answer = call.at(server);
                if (answer.statusCode() == status) {
                    return JSON.readTree(answer.body());
                }
                refused = answer.statusCode() + " " + answer.body();
            } catch (IOException gone) {
                refused = gone.toString();
            }
        }
        throw new NotNow(refused);
    }

    /** No server has answered as it should. */
    static final class NotNow extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotNow(String refused) {
            super(refused);
        }
    }

    private static Caller operator() {
        return Caller.anybody().with("Authorization", "Bearer " + OperatorToken.TOKEN);
    }

    @Override
    public void close() {
        servers.values().forEach(PackagedServer::close);
    }
}
