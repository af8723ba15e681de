// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;

/**
 * Sends one server requests that are as costly to read as they can be made, one kind after the other, while an honest
 * client goes on asking; prints for each kind how they were answered, how long that took, and how long the honest
 * client waited. Ends with 1 where one in a hundred of its answers took more than 0.3 s, or the server does not live
 * any more.
 */
public final class CostlyRequests {

    private static final String HEAP = "512m";
    private static final double MOST_MILLIS = 300;

    private CostlyRequests() {}

    /** @param arguments where a server runs already; none for a new one of 512 MiB heap on embedded parts */
    public static void main(String[] arguments) throws Exception {
        System.exit((arguments.length == 0 ? passAtNewServer() : pass(URI.create(arguments[0]))) ? 0 : 1);
    }

    private static boolean passAtNewServer() throws Exception {
        var folder = Files.createTempDirectory("rollcall-costly-requests");
        try (var server = ServerProcess.start(folder, HEAP)) {
            server.awaitReady();
            var passed = pass(server.base());
            server.complaints().forEach(System.out::println);
            return passed;
        } finally {
            Benchmark.delete(folder);
        }
    }

    private static boolean pass(URI base) throws Exception {
        var passed = true;
        print("%-44s %-22s %8s   %s", "requests", "answers", "took", "honest client: p50 / p99 / longest of how many");
        for (var attack : List.of(
                Attack.nothing(),
                Attack.acceptLanguage(),
                Attack.combiningMarks(),
                Attack.manyTypes(),
                Attack.unknownCharset(),
                Attack.unknownKey(),
                Attack.longPath(),
                Attack.multipartHeader())) {
            passed &= passes(base, attack);
        }
        print(passed ? "99 of 100 answers came within 0.3 s." : "FAILED");
        return passed;
    }

    private static boolean passes(URI base, Attack attack) throws Exception {
        try (var honest = PollingClient.of(base)) {
            var polling = honest.poll();
            var start = System.nanoTime();
            var answers = attack.send(base);
            var took = (System.nanoTime() - start) / 1e9;
            var waits = polling.stop();
            print(
                    "%-44s %-22s %6.1f s   %.0f / %.0f / %.0f ms of %d%s",
                    attack.name(),
                    answers,
                    took,
                    waits.percentile(50),
                    waits.percentile(99),
                    waits.percentile(100),
                    waits.number(),
                    waits.failures() == 0 ? "" : ", and no answer " + waits.failures() + " times");
            return waits.failures() == 0 && waits.percentile(99) < MOST_MILLIS;
        }
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
