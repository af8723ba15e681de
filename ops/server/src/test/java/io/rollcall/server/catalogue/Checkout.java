// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The repository that these tests stand in. */
final class Checkout {

    private static final Path ROOT = root();
    private static final Set<String> NOT_WRITTEN = Set.of("target", "data", "node_modules", "build", "dist");
    private static final Set<String> TOP =
            Set.of("api-contracts", "command-side", "projections", "query-side", "ops", ".github", "README.md");

    private Checkout() {}

    static Path file(String path) {
        return ROOT.resolve(path);
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All files with such an ending that somebody wrote: none that a build or a server has left. */
    static List<Path> files(String ending) {
        try (var top = Files.list(ROOT)) {
            return top.filter(file -> TOP.contains(file.getFileName().toString()))
                    .flatMap(Checkout::below)
                    .filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Never looks into what others write meanwhile. */
    private static Stream<Path> below(Path file) {
        if (!Files.isDirectory(file)) {
            return Stream.of(file);
        }
        if (NOT_WRITTEN.contains(file.getFileName().toString())) {
            return Stream.empty();
        }
        try (var children = Files.list(file)) {
            return children.toList().stream().flatMap(Checkout::below);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("Not in the repository");
            }
        }
        return folder;
    }
}
