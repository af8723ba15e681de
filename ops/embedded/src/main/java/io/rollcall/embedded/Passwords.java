// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Properties;
import java.util.Set;

/**
 * What opens the embedded parts to this server, and to nobody else on this machine: a password for each name, drawn at
 * the first start and kept in {@code passwords.properties} in the data folder, which only its owner may read.
 */
final class Passwords {

    private static final int BYTES = 32;
    private static final Set<PosixFilePermission> OWNERS =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final FileAttribute<?> OWNER_ONLY = PosixFilePermissions.asFileAttribute(OWNERS);

    private final Path file;

    private Passwords(Path file) {
        this.file = file;
    }

    /**
     * Those of a data folder.
     *
     * @throws IllegalStateException if others may read their file
     */
    static Passwords in(DataFolder folder) throws IOException {
        var file = folder.of("passwords.properties");
        if (Files.exists(file) && !OWNERS.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IllegalStateException(file + " is open to others than its owner: chmod 600 " + file
                    + ", or delete it, and this server makes a new one");
        }
        return new Passwords(file);
    }

    /** 256 random bits in hex, which need no quotes anywhere. */
    static String draw() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * The password of a name; made where there is none yet. Only the process that holds the folder asks, if for several
     * parts at once.
     */
    String of(String name) throws IOException {
        synchronized (Passwords.class) {
            return readOrDrawn(name);
        }
    }

    private String readOrDrawn(String name) throws IOException {
        var known = new Properties();
        if (Files.exists(file)) {
            try (var in = Files.newInputStream(file)) {
                known.load(in);
            }
        }
        if (known.getProperty(name) == null) {
            known.setProperty(name, draw());
            write(known);
        }
        return known.getProperty(name);
    }

    private void write(Properties known) throws IOException {
        var beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        Files.createFile(beside, OWNER_ONLY);
        try (var out = Files.newOutputStream(beside)) {
            known.store(out, null);
        }
        try (var written = FileChannel.open(beside, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Folders.flush(file.getParent());
    }
}
