// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import io.rollcall.benchmark.report.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How long a start of the packaged server takes until it is ready, on a log that is empty, and what of the processor.
 */
final class Starts {

    private static final String HEAP = "-Xmx1g";
    private static final Map<String, String> ENVIRONMENT = Packaged.environment(List.of(HEAP));

    private final Path folder;
    private final Effort effort;

    Starts(Path folder, Effort effort) {
        this.folder = folder;
        this.effort = effort;
    }

    /** By the launcher, with its cache; and by Java's own defaults. */
    List<Figure> figures(Packaged server) throws IOException, InterruptedException {
        var figures = new ArrayList<Figure>();
        figures.addAll(figures("archive", server.launcher(), Math.min(2, effort.rounds())));
        figures.addAll(figures("no archive", server.jar(HEAP), 1));
        return figures;
    }

    private List<Figure> figures(String name, List<String> command, int rounds)
            throws IOException, InterruptedException {
        var seconds = new ArrayList<Double>();
        var busy = new ArrayList<Double>();
        for (int round = 0; round < rounds; round++) {
            var fresh = Files.createTempDirectory(folder, "start");
            var begun = System.nanoTime();
            try (var server = ServerProcess.startBy(command, ENVIRONMENT, fresh)) {
                server.awaitReady();
                seconds.add((System.nanoTime() - begun) / 1e9);
                busy.add(server.processorTime().toMillis() / 1e3);
            }
        }
        return List.of(
                Figure.cost("start to ready, empty log, " + name, "s", seconds),
                Figure.cost("processor time of a start, empty log, " + name, "s", busy));
    }
}
