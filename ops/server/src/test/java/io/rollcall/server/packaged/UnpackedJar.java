// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code rollcall.jar} as it is run where it is started often: unpacked by itself, with an archive of the classes that
 * a first start has loaded. Half of what a start of the jar does is to find and load them.
 */
final class UnpackedJar {

    static final Path JAR = Path.of("target", "rollcall.jar").toAbsolutePath();

    private static final List<String> COMMAND = make();

    private UnpackedJar() {}

    /** What runs it. */
    static List<String> command() {
        return COMMAND;
    }

    private static List<String> make() {
        try {
            var folder = Files.createTempDirectory(JAR.getParent(), "unpacked");
            var unpacking = new ProcessBuilder(
                            PackagedServer.JAVA, "-Djarmode=tools", "-jar", JAR.toString(), "extract", "--destination")
                    .inheritIO();
            unpacking.command().add(folder.resolve("rollcall").toString());
            if (unpacking.start().waitFor() != 0) {
                throw new AssertionError("The jar does not unpack");
            }
            var jar = folder.resolve("rollcall").resolve("rollcall.jar").toString();
            var archive = folder.resolve("classes.jsa");
            var first = List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:disable", "-jar", jar);
            try (var server =
                    PackagedServer.start(first, folder.resolve("data")).ready()) {
                server.stop();
            }
            return List.of("-XX:SharedArchiveFile=" + archive, "-jar", jar);
        } catch (Exception e) {
            throw new AssertionError("The unpacked jar cannot be made ready", e);
        }
    }
}
