// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** What the figures of a run depend on. */
final class Machine {

    private Machine() {}

    /** When, of which commit, processor, memory and versions. */
    static Map<String, String> facts() throws IOException {
        var facts = new LinkedHashMap<String, String>();
        facts.put("when", Clock.systemUTC().instant().toString());
        facts.put(
                "commit", git("rev-parse", "--short", "HEAD").map(String::strip).orElse("unknown"));
        facts.put("processors", Runtime.getRuntime().availableProcessors() + " of " + processor());
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            facts.put("memory", (system.getTotalMemorySize() >> 20) + " MiB");
        }
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("Java", System.getProperty("java.vm.version"));
        return facts;
    }

    /** How PostgreSQL commits. */
    static Map<String, String> facts(MeasuredServer server) throws SQLException {
        var facts = new LinkedHashMap<String, String>();
        try (var connection = server.context().getBean(DataSource.class).getConnection();
                var statement = connection.createStatement()) {
            for (var setting : new String[] {"server_version", "fsync", "synchronous_commit"}) {
                try (var row = statement.executeQuery("show " + setting)) {
                    row.next();
                    facts.put("PostgreSQL " + setting, row.getString(1));
                }
            }
        }
        return facts;
    }

    /** What git says; nothing where it fails or is not there. */
    static Optional<String> git(String... arguments) {
        try {
            var command = new ArrayList<>(List.of(arguments));
            command.addFirst("git");
            var git = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return git.waitFor() == 0 ? Optional.of(said) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static String processor() throws IOException {
        var file = Path.of("/proc/cpuinfo");
        if (!Files.exists(file)) {
            return System.getProperty("os.arch");
        }
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }
}
