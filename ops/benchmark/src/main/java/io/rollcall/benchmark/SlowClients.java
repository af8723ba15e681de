// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import static io.rollcall.benchmark.HonestClient.print;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Clients that take nothing of their answers, and clients that do not send their bodies to the end, at one server of
 * 512 MiB heap in a process of its own; an honest client polls meanwhile, and another one uploads. Prints what all of
 * them saw, what the server holds of them after a time, and how much it has logged.
 */
public final class SlowClients {

    private static final String HEAP = "512m";
    private static final int PIPELINED = 8;
    private static final int BODY = 1 << 20;
    private static final int SECONDS = 75;

    private final ServerProcess server;
    private final Path log;
    private final String token;

    private SlowClients(ServerProcess server, Path log, String token) {
        this.server = server;
        this.log = log;
        this.token = token;
    }

    /** @param arguments how many readers that take nothing (300, then 3,000); how many unfinished bodies (90) */
    public static void main(String[] arguments) throws Exception {
        var few = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300;
        var many = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3_000;
        var bodies = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 90;
        var folder = Files.createTempDirectory("rollcall-slow-clients");
        try (var server = ServerProcess.start(folder, HEAP)) {
            server.awaitReady();
            try (var newcomers = new Newcomers(server.base())) {
                var token = newcomers.signUp(1).getFirst().token();
                var clients = new SlowClients(server, folder.resolve("server.log"), token);
                clients.unfinishedBodies(bodies);
                clients.readersOfNothing(few);
                clients.readersOfNothing(many);
            }
        } finally {
            Benchmark.delete(folder);
        }
        System.exit(0);
    }

    private void readersOfNothing(int count) throws Exception {
        if (count == 0) {
            return;
        }
        var request = "GET /docs/swagger-ui-bundle.js HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(PIPELINED);
        var logged = Files.size(log);
        var open = new ArrayList<RawConnection>();
        try (var honest = new HonestClient(server.base(), token)) {
            var refused = open(count, open, RawConnection::withSmallWindow, request);
            TimeUnit.SECONDS.sleep(1);
            var atFirst = established();
            TimeUnit.SECONDS.sleep(SECONDS);
            print(
                    "%d readers of nothing: %d refused; %d connections open at first, %d after %d s; %,d bytes logged; %s",
                    count, refused, atFirst, established(), SECONDS, Files.size(log) - logged, honest.seen());
        } finally {
            closeAll(open);
        }
    }

    private void unfinishedBodies(int count) throws Exception {
        var head = head(2 * BODY) + "x".repeat(BODY);
        var open = new ArrayList<RawConnection>();
        try (var honest = new HonestClient(server.base(), token)) {
            var refused = open(count, open, RawConnection::to, head);
            var begun = System.nanoTime();
            var turnedAway = 0;
            var taken = 0;
            var firstTaken = -1.0;
            while (System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(SECONDS)) {
                var took = upload();
                turnedAway += took ? 0 : 1;
                taken += took ? 1 : 0;
                firstTaken = took && firstTaken < 0 ? (System.nanoTime() - begun) / 1e9 : firstTaken;
                TimeUnit.MILLISECONDS.sleep(250);
            }
            print(
                    "%d unfinished bodies of 1 MB: %d refused; of an honest client's uploads of 1 MB meanwhile %d were taken,"
                            + " %d turned away, the first was taken after %.1f s; %s",
                    count, refused, taken, turnedAway, firstTaken, honest.seen());
        } finally {
            closeAll(open);
        }
    }

    /** Whether there was room for it; that its text is no JSON is another matter. */
    private boolean upload() {
        try (var connection = RawConnection.to(server.base())) {
            var status = connection.send(head(BODY) + "x".repeat(BODY)).answer().status();
            return status < 500 && status != 408;
        } catch (IOException e) {
            return false;
        }
    }

    private static String head(int length) {
        return "POST /users/auth/token/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                + length + "\r\n\r\n";
    }

    @FunctionalInterface
    private interface Opening {
        RawConnection to(URI server) throws IOException;
    }

    private int open(int count, List<RawConnection> open, Opening opening, String said) {
        var refused = 0;
        for (var i = 0; i < count; i++) {
            try {
                open.add(opening.to(server.base()).send(said));
            } catch (IOException e) {
                refused++;
            }
        }
        return refused;
    }

    /** How many connections the server has, as the system sees it. */
    private long established() throws IOException {
        var local = ":%04X".formatted(server.base().getPort());
        var count = 0L;
        for (var table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            if (Files.exists(Path.of(table))) {
                try (var lines = Files.lines(Path.of(table))) {
                    count += lines.map(line -> line.strip().split("\\s+"))
                            .filter(row -> row.length > 3 && row[1].endsWith(local) && row[3].equals("01"))
                            .count();
                }
            }
        }
        return count;
    }

    private static void closeAll(List<RawConnection> open) throws IOException {
        for (var connection : open) {
            connection.close();
        }
    }
}
