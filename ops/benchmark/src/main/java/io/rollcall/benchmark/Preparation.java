// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Programs that make a peer ready. */
final class Preparation {

    private static final int MINUTES = 4;

    private Preparation() {}

    /**
     * Runs a program to its end.
     *
     * @throws IOException where it is not there, fails, or takes minutes; says what it said
     */
    static void run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        var said = Files.createTempFile("rollcall-peer", ".log");
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
            builder.environment().putAll(environment);
            var process = builder.start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
                throw new IOException(command[0] + " has taken more than " + MINUTES + " minutes");
            }
            if (process.exitValue() != 0) {
                throw new IOException(String.join(" ", command) + ": " + lastLine(Files.readString(said)));
            }
        } finally {
            Files.delete(said);
        }
    }

    private static String lastLine(String said) {
        return said.lines().filter(line -> !line.isBlank()).reduce("", (earlier, later) -> later);
    }
}
