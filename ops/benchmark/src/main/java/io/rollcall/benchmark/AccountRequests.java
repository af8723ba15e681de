// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import io.rollcall.benchmark.Rate.Refused;
import io.rollcall.benchmark.Rate.Step;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.function.IntFunction;

/**
 * What clients of the meet door do again and again, each on a connection of its own.
 *
 * @param base of the server
 * @param tokens of the clients
 */
record AccountRequests(URI base, List<String> tokens) {

    /** Asks whether the server lives: what HTTP itself costs. */
    IntFunction<Step> liveness() {
        return caller -> ask(turn -> get("/actuator/health/liveness", ""));
    }

    /** Reads one's own account. */
    IntFunction<Step> read() {
        return caller -> ask(turn -> get("/api/account/", authorization(caller)));
    }

    /** Changes one's own account, each time to what it was not. */
    IntFunction<Step> change() {
        return caller -> ask(turn -> {
            var body = "hidden_phone=" + (turn % 2 == 0);
            return "PATCH /api/account/ HTTP/1.1\r\nHost: localhost\r\n" + authorization(caller)
                    + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                    + "\r\n\r\n" + body;
        });
    }

    private String authorization(int caller) {
        return "Authorization: Token " + tokens.get(caller % tokens.size()) + "\r\n";
    }

    private static String get(String path, String header) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n";
    }

    private Step ask(IntFunction<String> request) {
        try {
            var connection = RawConnection.to(base);
            var turn = new int[1];
            return () -> {
                var status = connection.send(request.apply(turn[0]++)).answer().status();
                if (status != 200) {
                    throw new Refused(status);
                }
            };
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
