// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import static io.rollcall.benchmark.HonestClient.print;

import io.rollcall.benchmark.Rate.Step;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.function.IntFunction;

/**
 * How often 64 connections change their accounts in a second, and so wait for the read models that this concerns,
 * beside how often they are told that the server lives, in rounds that take turns.
 */
public final class AccountWrites {

    private static final int CONNECTIONS = 64;
    private static final int ROUNDS = 5;
    private static final Duration ROUND = Duration.ofSeconds(4);

    private AccountWrites() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Files.createTempDirectory("rollcall-writes");
        try (var server = MeasuredServer.start(folder, "web,projection,stream,policy");
                var newcomers = new Newcomers(base(server))) {
            var tokens =
                    newcomers.signUp(CONNECTIONS).stream().map(Chatter::token).toList();
            var base = base(server);
            for (int round = 0; round <= ROUNDS; round++) {
                var writes = Rate.of(CONNECTIONS, ROUND, change(base, tokens::get));
                var lives = Rate.of(CONNECTIONS, ROUND, caller -> ask(base, it -> liveness()));
                if (round > 0) { // the first warms up
                    print(
                            "PATCH /api/account/ %.0f a second, liveness %.0f: ratio %.4f",
                            writes, lives, writes / lives);
                }
            }
        } finally {
            Benchmark.delete(folder);
        }
        System.exit(0);
    }

    private static URI base(MeasuredServer server) {
        return URI.create(
                "http://127.0.0.1:" + server.context().getEnvironment().getRequiredProperty("local.server.port"));
    }

    private static IntFunction<Step> change(URI base, IntFunction<String> tokens) {
        return caller -> ask(base, turn -> write(tokens.apply(caller), turn));
    }

    private static Step ask(URI base, IntFunction<String> request) {
        try {
            var connection = RawConnection.to(base);
            var turn = new int[1];
            return () -> {
                var status = connection.send(request.apply(turn[0]++)).answer().status();
                if (status != 200) {
                    throw new IllegalStateException("Answered " + status);
                }
            };
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String write(String token, int turn) {
        var body = "hidden_phone=" + (turn % 2 == 0);
        return "PATCH /api/account/ HTTP/1.1\r\nHost: localhost\r\nAuthorization: Token " + token
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    private static String liveness() {
        return "GET /actuator/health/liveness HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }
}
