// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs as the class path brings them, unpacked once for each version of them. */
final class PostgresArchive {

    private static final int OWNER_EXECUTES = 0100;
    private static final Object ONE_AT_A_TIME = new Object();

    private final byte[] content;

    private PostgresArchive(byte[] content) {
        this.content = content;
    }

    /**
     * The archive for this machine.
     *
     * @throws IllegalStateException if the class path has none
     */
    static PostgresArchive ofThisMachine() throws IOException {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var machine = System.getProperty("os.arch").replace("amd64", "x86_64");
        try (var archive = resource("/postgres-" + system + "-" + machine + ".txz")) {
            if (archive == null) {
                throw new IllegalStateException("No embedded PostgreSQL for " + system + " on " + machine
                        + " is packed with this server; give it one by spring.datasource.url");
            }
            return new PostgresArchive(archive.readAllBytes());
        }
    }

    private static @Nullable InputStream resource(String name) {
        return PostgresArchive.class.getResourceAsStream(name);
    }

    /**
     * Unpacks the programs where they are not yet. Processes that do so at once wait for the first of them; one that is
     * killed in the middle leaves nothing that another could take for whole.
     *
     * @param store the folder for all versions; only its owner may enter it
     * @return the folder that has {@code bin}
     */
    Path unpackedIn(Path store) throws IOException {
        makePrivate(store);
        var home = store.resolve("postgres-" + checksum());
        if (Files.isDirectory(home)) {
            return home;
        }
        synchronized (ONE_AT_A_TIME) { // a file lock excludes other processes, not other threads
            try (var channel = FileChannel.open(
                            store.resolve("unpack.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                if (lock.isValid() && !Files.isDirectory(home)) {
                    var unfinished = store.resolve("unfinished");
                    Folders.delete(unfinished);
                    unpack(unfinished);
                    Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        }
        return home;
    }

    private static void makePrivate(Path store) throws IOException {
        if (store.getParent() != null) {
            Files.createDirectories(store.getParent());
        }
        if (!Files.isDirectory(store)) {
            Files.createDirectories(
                    store, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    private void unpack(Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(content)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, target.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path to) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(to);
            return;
        }
        Files.createDirectories(to.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(to, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, to);
            if ((entry.getMode() & OWNER_EXECUTES) != 0) {
                Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    /** Names a version of the programs; nothing is protected by it. */
    private String checksum() {
        var checksum = new CRC32();
        checksum.update(content);
        return HexFormat.of().toHexDigits(checksum.getValue(), 8) + "-" + content.length;
    }
}
