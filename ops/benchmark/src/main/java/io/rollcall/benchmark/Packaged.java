// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The server as it is packaged, with its launcher and its AOT cache.
 *
 * @param folder that packaging has made
 */
record Packaged(Path folder) {

    /** The one that {@code ops/benchmark/run} has packaged before it measures; empty where it has not. */
    static Optional<Packaged> ifAny() {
        return Optional.ofNullable(System.getenv("ROLLCALL_PACKAGED"))
                .map(Path::of)
                .map(Packaged::new);
    }

    List<String> launcher() {
        return List.of(folder.resolve("rollcall").toString());
    }

    /** Of the launcher: its Java, and options of that. */
    static Map<String, String> environment(List<String> options) {
        return Map.of("JAVA_HOME", System.getProperty("java.home"), "JAVA_OPTS", String.join(" ", options));
    }

    /** The same without its launcher, and so without its cache. */
    List<String> jar(String heap) {
        return List.of(
                ServerProcess.JAVA, heap, "-jar", folder.resolve("rollcall.jar").toString());
    }
}
