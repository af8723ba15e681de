// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One connection of one user, opened once it is needed, and anew where the server has closed it because it was idle.
 */
final class JsonClient {

    private static final Set<Integer> GOOD = Set.of(200, 201, 204);

    private final URI server;
    private final String token;
    private @Nullable RawConnection connection;

    JsonClient(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    void send(String method, String path, String json) throws IOException {
        var request = "%s %s HTTP/1.1%nHost: localhost%nAuthorization: Token %s%ntoken: %s%n"
                .formatted(method, path, token, token);
        var body =
                json.isEmpty() ? "" : "Content-Type: application/json%nContent-Length: %d%n".formatted(json.length());
        var status = status((request + body + "%n".formatted()).replace(System.lineSeparator(), "\r\n") + json);
        if (!GOOD.contains(status)) {
            throw new IOException("%s %s is answered %d".formatted(method, path, status));
        }
    }

    private int status(String request) throws IOException {
        if (connection != null) {
            try {
                return connection.send(request).answer().status();
            } catch (EOFException | SocketException closed) {
                connection.close(); // it was idle for long, while another client was measured
            }
        }
        connection = RawConnection.to(server);
        return connection.send(request).answer().status();
    }
}
