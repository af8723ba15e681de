// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import static io.rollcall.benchmark.HonestClient.print;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Stops a server (SIGTERM) while clients ask and write on connections that they keep, and prints what each request that
 * was sent after that came to. Ends with 1 where one was answered 5xx other than a 503 that says when to come again.
 */
public final class StopUnderLoad {

    private static final int CLIENTS = 20;
    private static final int LOADED_SECONDS = 3;
    private static final String HEAP = "512m";

    private final ServerProcess server;
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private volatile boolean stopping;

    private StopUnderLoad(ServerProcess server) {
        this.server = server;
    }

    public static void main(String[] arguments) throws Exception {
        var folder = Files.createTempDirectory("rollcall-stop");
        try (var server = ServerProcess.start(folder, HEAP)) {
            server.awaitReady();
            var load = new StopUnderLoad(server);
            load.run();
            server.complaints().forEach(System.out::println);
            System.exit(load.outcomes.keySet().stream().anyMatch(it -> it.startsWith("5xx")) ? 1 : 0);
        } finally {
            Benchmark.delete(folder);
        }
    }

    private void run() throws Exception {
        try (var newcomers = new Newcomers(server.base());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var chatter : newcomers.signUp(CLIENTS)) {
                threads.submit(() -> ask(chatter.token()));
            }
            TimeUnit.SECONDS.sleep(LOADED_SECONDS);
            stopping = true;
            var took = server.stop();
            print("The server ended %.1f s after SIGTERM", took.toMillis() / 1e3);
        }
        print("Requests sent after SIGTERM on connections that were kept: %s", outcomes);
    }

    /** Until the server ends the connection, as it says it will, or does not say. */
    private void ask(String token) {
        var counted = false;
        try (var connection = RawConnection.to(server.base())) {
            for (var i = 0; ; i++) {
                counted = stopping;
                var answer =
                        connection.send(i % 2 == 0 ? read(token) : write(token)).answer();
                var known = counted;
                counted = false;
                if (known) {
                    count(outcome(answer));
                }
                if (answer.has("connection: close")) {
                    return;
                }
            }
        } catch (IOException e) {
            if (counted) {
                count("closed without an answer");
            }
        }
    }

    private static String outcome(RawConnection.Answered answer) {
        var status = answer.status();
        if (status == 503 && answer.has("retry-after:")) {
            return "503 with Retry-After";
        }
        return status < 500 ? "answered" : "5xx: " + status;
    }

    private synchronized void count(String outcome) {
        outcomes.merge(outcome, 1, Integer::sum);
    }

    private static String read(String token) {
        return "GET /api/account/ HTTP/1.1\r\nHost: localhost\r\nAuthorization: Token " + token + "\r\n\r\n";
    }

    private static String write(String token) {
        return "PATCH /api/account/ HTTP/1.1\r\nHost: localhost\r\nAuthorization: Token " + token
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 17\r\n\r\nhidden_phone=true";
    }
}
