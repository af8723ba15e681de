// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Asks for its own account twenty times a second, each time on a connection of its own and from an address that no
 * attacker has, and notes how long that took.
 */
final class HonestClient implements AutoCloseable {

    private static final long PAUSE_MILLIS = 50;
    private static final double GOAL_MILLIS = 300;

    private final URI server;
    private final String request;
    private final List<Double> millis = Collections.synchronizedList(new ArrayList<>());
    private final Thread thread;
    private volatile boolean ends;
    private volatile int failed;

    HonestClient(URI server, String token) {
        this.server = server;
        this.request = "GET /api/account/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Token "
                + token + "\r\n\r\n";
        this.thread = Thread.ofPlatform().daemon().start(this::poll);
    }

    private void poll() {
        while (!ends) {
            var begun = System.nanoTime();
            try (var connection = RawConnection.fromElsewhere(server)) {
                var status = connection.send(request).answer().status();
                failed += status == 200 ? 0 : 1;
            } catch (Exception e) {
                failed++;
            }
            millis.add((System.nanoTime() - begun) / 1e6);
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Ends it; what it saw, in a line. */
    String seen() throws InterruptedException {
        ends = true;
        thread.join();
        var sorted = millis.stream().sorted().toList();
        var p99 = sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * 0.99) - 1));
        return "an honest client: %d answers, 99 of 100 under %.0f ms, longest %.0f ms, %d failed: %s"
                .formatted(
                        sorted.size(),
                        p99,
                        sorted.getLast(),
                        failed,
                        p99 < GOAL_MILLIS && failed == 0 ? "well" : "NOT WELL");
    }

    @Override
    public void close() {
        ends = true;
    }

    static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
