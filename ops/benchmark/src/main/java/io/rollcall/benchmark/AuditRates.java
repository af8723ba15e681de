// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import com.sun.management.OperatingSystemMXBean;
import io.rollcall.cli.Main;
import io.rollcall.cli.Surroundings;
import io.rollcall.embedded.testing.TestServers;
import io.rollcall.operator.audit.AuditFigures;
import java.io.BufferedReader;
import java.io.Reader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How fast a generated log of so many events (an argument; otherwise a million) is sealed, verified, exported, checked
 * and imported: events a second, and processor time of this process for each. The import is a process of its own, which
 * tells its rate without its start.
 */
final class AuditRates {

    private static final int USUAL = 1_000_000;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private AuditRates() {}

    public static void main(String[] arguments) throws Exception {
        var events = arguments.length == 0 ? USUAL : Integer.parseInt(arguments[0]);
        var folder = Files.createTempDirectory("rollcall-audit");
        try (var figures = new AuditFigures(events)) {
            measure("sealed", events, figures::seal);
            measure("'audit verify'", events, figures::verify);
            var export = folder.resolve("export");
            var key = List.of("--key", figures.vkey());
            try (var door = figures.door()) {
                var url = List.of("--url", door.url().toString());
                measure("'export'", events, () -> type(List.of("export", "-o", export.toString()), key, url));
            }
            measure("'audit check' of it", events, () -> type(List.of("audit", "check", export.toString()), key));
            measure(
                    "'import' of it, with the start of its process",
                    events,
                    () -> type(List.of("import", export.toString()), key, server(folder)));
        } finally {
            Benchmark.delete(folder);
        }
        System.exit(0); // with the embedded PostgreSQL
    }

    /** What starts that of this process, with a database of its own. */
    private static List<String> server(Path folder) {
        var database = TestServers.newDatabase();
        return List.of(
                "--",
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.rollcall.server.RollcallServer",
                "--spring.datasource.url=" + database.jdbcUrl(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password(),
                "--rollcall.privacy.key-ring=" + folder.resolve("ring"));
    }

    private static void measure(String what, int events, Runnable done) {
        var begun = System.nanoTime();
        var processor = SYSTEM.getProcessCpuTime();
        done.run();
        var seconds = (System.nanoTime() - begun) / 1e9;
        System.out.println(String.format(
                Locale.ROOT,
                "%s, %,d events: %,.0f a second; processor time of this process %.1f us an event",
                what,
                events,
                events / seconds,
                (SYSTEM.getProcessCpuTime() - processor) / 1e3 / events));
    }

    private static void type(List<String> command, List<String> options) {
        type(command, options, List.of());
    }

    private static void type(List<String> command, List<String> options, List<String> more) {
        var around = new Surroundings(
                Map.of("ROLLCALL_TOKEN", "any"),
                new BufferedReader(Reader.nullReader()),
                System.out,
                System.err,
                false,
                ZoneOffset.UTC,
                (Duration time) -> {});
        var code = Main.run(
                around, Stream.of(command, options, more).flatMap(List::stream).toArray(String[]::new));
        if (code != 0) {
            throw new IllegalStateException("It has ended with " + code);
        }
    }
}
