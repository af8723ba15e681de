// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Set;

/** Folders that come into being whole, or not at all. */
final class Folders {

    static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");

    private Folders() {}

    /** Deletes the folder with all that it holds; does nothing where there is none. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** How to fill a folder. */
    @FunctionalInterface
    interface Filling {

        void fill(Path folder) throws IOException;
    }

    /**
     * Fills a folder under another name, then gives it its own: a process that is killed in the middle leaves no half
     * folder behind, and the next one starts anew.
     *
     * @param folder absent, or empty
     * @throws IOException if it holds something, which is left as it is
     */
    static void make(Path folder, Filling filling) throws IOException {
        if (Files.exists(folder) && !isEmpty(folder)) {
            throw new IOException(folder + " is not ours: it holds files, but not the ones expected");
        }
        var name = folder.getFileName() + ".unfinished";
        try (var earlier = Files.newDirectoryStream(folder.getParent(), name + "*")) {
            for (var path : earlier) {
                delete(path);
            }
        }
        var unfinished = Files.createTempDirectory(folder.getParent(), name);
        filling.fill(unfinished);
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        flush(folder.getParent());
    }

    /** What was renamed in the folder stays so after a crash. */
    static void flush(Path folder) throws IOException {
        try (var names = FileChannel.open(folder)) {
            names.force(true);
        }
    }

    /** From now on only the owner of the folder sees what it holds. */
    static void close(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, OWNERS);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder)) {
            return !files.iterator().hasNext();
        }
    }
}
