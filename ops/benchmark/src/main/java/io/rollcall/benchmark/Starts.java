// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import io.rollcall.benchmark.report.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How long a start of the packaged server takes until it is ready, on a log that is empty. */
final class Starts {

    private static final Path PACKAGED =
            Path.of("..", "server", "target", "rollcall").toAbsolutePath().normalize();
    private static final Path CACHE = PACKAGED.resolve("rollcall.aot");

    private final Path folder;
    private final Effort effort;

    Starts(Path folder, Effort effort) {
        this.folder = folder;
        this.effort = effort;
    }

    /** Whether the profile {@code archive} has packaged one. */
    static boolean arePossible() {
        return Files.exists(CACHE);
    }

    /** With the cache and without. */
    List<Figure> figures() throws IOException, InterruptedException {
        var without = List.of(
                ServerProcess.JAVA,
                "-Xmx1g",
                "-jar",
                PACKAGED.resolve("rollcall.jar").toString());
        var with = new ArrayList<>(without);
        with.addAll(1, List.of("-XX:AOTCache=" + CACHE, "-Xlog:aot*=off"));
        return List.of(
                figure("start to ready, empty log, archive", with, effort.rounds()),
                figure("start to ready, empty log, no archive", without, 1));
    }

    private Figure figure(String name, List<String> command, int rounds) throws IOException, InterruptedException {
        var seconds = new ArrayList<Double>();
        for (int round = 0; round < rounds; round++) {
            var fresh = Files.createTempDirectory(folder, "start");
            var begun = System.nanoTime();
            try (var server = ServerProcess.startBy(command, fresh)) {
                server.awaitReady();
                seconds.add((System.nanoTime() - begun) / 1e9);
            }
        }
        return Figure.cost(name, "s", seconds);
    }
}
