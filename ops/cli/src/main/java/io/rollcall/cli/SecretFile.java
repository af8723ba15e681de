// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that nobody else may read: otherwise others of this machine could take what is in them. */
final class SecretFile {

    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private static final int LONGEST = 4096;

    private SecretFile() {}

    /**
     * The text of one, without what surrounds it.
     *
     * @param what it has, as a sentence begins; it is never told itself
     * @throws Failure 66, 77 or 64 where it cannot be used
     */
    static String read(Path file, String what) {
        try {
            if (isPosix(file) && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
                throw new Failure(
                        ExitCode.NO_PERMISSION,
                        "Others may read or change " + file + ": chmod 600 it, and renew what is in it.");
            }
            if (Files.size(file) > LONGEST) {
                throw new Failure(ExitCode.USAGE, file + " is too long.");
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new Failure(ExitCode.NO_INPUT, what + " cannot be read from " + file + ".");
        }
    }

    /** Makes a new one. */
    static void write(Path file, String text) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        var owners = folder != null && isPosix(folder)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try (var channel =
                Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owners)) {
            channel.write(StandardCharsets.UTF_8.encode(text));
        }
    }

    private static boolean isPosix(Path file) throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView("posix");
    }
}
