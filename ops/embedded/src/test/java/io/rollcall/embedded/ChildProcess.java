// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A JVM of its own that runs {@link EmbeddedMain}. */
final class ChildProcess {

    static final String STORED = "stored";

    private ChildProcess() {}

    /** Starts it, and waits until it has stored something. */
    static Process thatStores(String part, Path folder) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath = System.getProperty("java.class.path");
        var child = new ProcessBuilder(java, "-cp", classPath, EmbeddedMain.class.getName(), part, folder.toString())
                .redirectError(Redirect.DISCARD)
                .start();
        var said = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
        for (var line = said.readLine(); !STORED.equals(line); line = said.readLine()) {
            if (line == null) {
                throw new IllegalStateException("The child has ended before it stored anything");
            }
        }
        return child;
    }
}
