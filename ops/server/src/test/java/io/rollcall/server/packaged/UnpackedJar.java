// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import io.rollcall.server.RollcallServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.context.annotation.Profile;

/**
 * {@code rollcall.jar} as it is run where it is started often: unpacked by itself, with an archive of the classes that
 * a first start has loaded. Half of what a start of the jar does is to find and load them.
 */
final class UnpackedJar {

    static final Path JAR = Path.of("target", "rollcall.jar").toAbsolutePath();

    private static final Path FOLDER = folder();
    private static final Path DATA = FOLDER.resolve("data");
    private static final List<String> COMMAND = make();

    private UnpackedJar() {}

    /** What runs it. */
    static List<String> command() {
        return COMMAND;
    }

    /** What runs it with a configuration of a test, with the test's profile switched on. */
    static List<String> commandWith(Class<?> configuration) {
        try {
            var file = configuration.getName().replace('.', '/') + ".class";
            var copy = FOLDER.resolve("with").resolve(file);
            Files.createDirectories(copy.getParent());
            try (var bytes = configuration.getClassLoader().getResourceAsStream(file)) {
                Files.write(copy, bytes.readAllBytes());
            }
            var profiles = configuration.getAnnotation(Profile.class).value();
            return List.of(
                    "-cp",
                    FOLDER.resolve("rollcall/rollcall.jar") + ":" + FOLDER.resolve("with"),
                    "-Dspring.profiles.active=" + String.join(",", profiles),
                    RollcallServer.class.getName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a data folder as the first start has left it: without what that costs, above all PostgreSQL's cluster. */
    static void newData(Path data) {
        run("cp", "-a", DATA.toString(), data.toString());
    }

    private static void run(String... command) {
        try {
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
                throw new AssertionError("It fails: " + String.join(" ", command));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(JAR.getParent(), "unpacked");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> make() {
        try {
            var unpacked = FOLDER.resolve("rollcall");
            run(
                    PackagedServer.JAVA,
                    "-Djarmode=tools",
                    "-jar",
                    JAR.toString(),
                    "extract",
                    "--destination",
                    unpacked.toString());
            var jar = unpacked.resolve("rollcall.jar").toString();
            var archive = FOLDER.resolve("classes.jsa");
            var first = List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:disable", "-jar", jar);
            try (var server = PackagedServer.start(first, DATA).ready()) {
                server.stop();
            }
            return List.of("-XX:SharedArchiveFile=" + archive, "-jar", jar);
        } catch (Exception e) {
            throw new AssertionError("The unpacked jar cannot be made ready", e);
        }
    }
}
