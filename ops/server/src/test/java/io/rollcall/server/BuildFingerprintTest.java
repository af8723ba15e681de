// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildFingerprintTest {

    @TempDir
    private Path folder;

    @Test
    void oneBuildIsAlwaysTheSame() {
        assertThat(BuildFingerprint.ofReadModels())
                .isEqualTo(BuildFingerprint.ofReadModels())
                .matches("[0-9a-f]{32}");
    }

    @Test
    void aChangedClassMakesAnother() throws IOException {
        Files.writeString(folder.resolve("A.class"), "a");
        var before = BuildFingerprint.of(folder.toUri().toURL());
        Files.writeString(folder.resolve("other.txt"), "b");
        assertThat(BuildFingerprint.of(folder.toUri().toURL())).isEqualTo(before);
        Files.writeString(folder.resolve("A.class"), "c");
        assertThat(BuildFingerprint.of(folder.toUri().toURL())).isNotEqualTo(before);
    }

    @Test
    void anArchiveIsComparedByItsClassesToo() throws IOException {
        var jar = folder.resolve("a.jar");
        assertThat(BuildFingerprint.of(jarOf(jar, "a"))).isNotEqualTo(BuildFingerprint.of(jarOf(jar, "b")));
        assertThat(BuildFingerprint.of(jarOf(jar, "a"))).isEqualTo(BuildFingerprint.of(jarOf(jar, "a")));
    }

    private static URL jarOf(Path file, String content) throws IOException {
        try (var jar = new JarOutputStream(Files.newOutputStream(file))) {
            jar.putNextEntry(new JarEntry("A.class"));
            jar.write(content.getBytes(UTF_8));
            jar.closeEntry();
        }
        return file.toUri().toURL();
    }
}
