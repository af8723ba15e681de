// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import io.rollcall.benchmark.report.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How long the packaged command line of operators takes until it has said its version: from start to end. */
final class CommandLineStarts {

    private static final Path CLI = Path.of("..", "cli").toAbsolutePath().normalize();
    private static final Path JAR = CLI.resolve("target").resolve("rollcall-cli.jar");
    private static final int TIMES = 5;

    private final Path folder;
    private final Effort effort;

    /** @param folder for its archive of classes */
    CommandLineStarts(Path folder, Effort effort) {
        this.folder = folder;
        this.effort = effort;
    }

    /** By its launcher, which archives classes at the first start, and by {@code java -jar}. */
    List<Figure> figures() throws IOException, InterruptedException {
        if (!Files.exists(JAR)) {
            throw new IOException("there is no rollcall-cli.jar: ./mvnw -q -DskipTests package -pl ops/cli -am");
        }
        return List.of(
                figure(
                        "rollcall --version, by its launcher",
                        List.of(CLI.resolve("rollcall").toString(), "--version")),
                figure(
                        "rollcall --version, by java -jar",
                        List.of(ServerProcess.JAVA, "-jar", JAR.toString(), "--version")));
    }

    private Figure figure(String name, List<String> command) throws IOException, InterruptedException {
        millis(command); // has the archive made
        var rounds = new ArrayList<Double>();
        for (int round = 0; round < effort.rounds() * TIMES; round++) {
            rounds.add(millis(command));
        }
        return Figure.cost(name, "ms", rounds);
    }

    private double millis(List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(folder.resolve("said").toFile());
        builder.environment().put("XDG_CACHE_HOME", folder.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var begun = System.nanoTime();
        var code = builder.start().waitFor();
        var took = (System.nanoTime() - begun) / 1e6;
        if (code != 0) {
            throw new IOException(Files.readString(folder.resolve("said")));
        }
        return took;
    }
}
