// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Runs all benchmarks on embedded parts in a folder of its own, and prints a row for each. */
public final class Benchmark {

    private Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Files.createTempDirectory("rollcall-benchmark");
        try {
            try (var server = MeasuredServer.start(folder.resolve("commands"), "web")) {
                new CommandPath(server).print();
            }
            try (var server = MeasuredServer.start(folder.resolve("projections"), "web,projection")) {
                new ProjectionDelay(server).print();
            }
        } finally {
            delete(folder);
        }
        System.exit(0);
    }

    /** Deletes a folder with all that is in it. */
    static void delete(Path folder) throws Exception {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
