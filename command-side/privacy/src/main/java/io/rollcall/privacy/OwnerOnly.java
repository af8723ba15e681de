// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Holds the key ring's file to be its owner's alone, as OpenSSH does with its keys. File systems without POSIX
 * permissions say nothing, and are believed.
 */
final class OwnerOnly {

    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
    private static final int OTHERS_WRITE = 0002;
    private static final int STICKY = 01000;

    private OwnerOnly() {}

    /** A {@link KeyRingRefused} where others may read or change the file, or put another one in its place. */
    static void require(Path file) {
        try {
            if (Files.exists(file)) {
                requireFile(file);
            }
            if (Files.exists(file.getParent())) {
                requireFolder(file.getParent());
            }
        } catch (UnsupportedOperationException e) {
            // no POSIX permissions here
        } catch (IOException e) {
            throw new KeyRingRefused(
                    "The permissions of the key ring " + file + " cannot be seen (" + e + ").",
                    "This server needs to read and write it.");
        }
    }

    private static void requireFile(Path file) throws IOException {
        var granted = Files.getPosixFilePermissions(file);
        if (!OWNERS.containsAll(granted)) {
            throw new KeyRingRefused(
                    "The key ring " + file + " is open to others than its owner ("
                            + PosixFilePermissions.toString(granted) + "): a reader of it can read personal data"
                            + " and sign in as anybody.",
                    "chmod 600 " + file + "; if somebody may have read it, treat its keys as known.");
        }
    }

    private static void requireFolder(Path folder) throws IOException {
        var mode = (int) Files.getAttribute(folder, "unix:mode");
        if ((mode & OTHERS_WRITE) != 0 && (mode & STICKY) == 0) {
            throw new KeyRingRefused(
                    "Everybody on this machine may write to " + folder + ", and so put another key ring in the place of"
                            + " this server's.",
                    "chmod o-w " + folder);
        }
    }
}
