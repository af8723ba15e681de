// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rollcall.contracts.shared.Event;
import io.rollcall.projection.shared.ReadModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Tells builds apart: documents that another one has folded may be of another shape. Compares what was built and not
 * versions, which stay the same while somebody changes the code.
 */
final class BuildFingerprint {

    private BuildFingerprint() {}

    /** Of events and what is made of them. */
    static String ofReadModels() {
        return Stream.of(Event.class, ReadModel.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .map(BuildFingerprint::of)
                .reduce("", String::concat);
    }

    static String of(URL classes) {
        try {
            var folder = classes.getProtocol().equals("file") ? Path.of(classes.toURI()) : null;
            var files = folder == null || !Files.isDirectory(folder) ? ofJar(classes) : ofFolder(folder);
            var sum = new CRC32();
            files.stream().sorted().forEach(file -> sum.update(file.getBytes(UTF_8)));
            return HexFormat.of().toHexDigits(sum.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The sums that the archive has of its files, so that none is read. */
    private static List<String> ofJar(URL jar) throws IOException {
        if (jar.openConnection() instanceof JarURLConnection nested) {
            return ofEntries(nested.getJarFile());
        }
        try (var file = new JarFile(jar.getPath())) {
            return ofEntries(file);
        }
    }

    private static List<String> ofEntries(JarFile jar) {
        return jar.stream()
                .filter(entry -> entry.getName().endsWith(".class"))
                .map(entry -> entry.getName() + " " + entry.getCrc())
                .toList();
    }

    private static List<String> ofFolder(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            return paths.filter(path -> path.toString().endsWith(".class"))
                    .map(path -> folder.relativize(path) + " " + sumOf(path))
                    .toList();
        }
    }

    private static long sumOf(Path file) {
        try {
            var sum = new CRC32();
            sum.update(Files.readAllBytes(file));
            return sum.getValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
