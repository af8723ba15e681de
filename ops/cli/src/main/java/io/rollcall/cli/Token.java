// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the operator shows to be let in: from a file that nobody else may read, or from the environment. */
final class Token {

    /** Otherwise others of this machine could take it. */
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private static final int LONGEST_FILE = 4096;

    private Token() {}

    /** @throws Failure 66, 77 or 64 where there is none that can be used; never says what it is */
    static String of(@Nullable Path file, Map<String, String> environment) {
        var token =
                file == null ? environment.getOrDefault("ROLLCALL_TOKEN", "").strip() : read(file);
        if (token.isEmpty()) {
            throw new Failure(
                    ExitCode.NO_PERMISSION,
                    "There is no token: name its file by --token-file, or have it in the environment as ROLLCALL_TOKEN.");
        }
        if (!token.chars().allMatch(it -> it >= ' ' && it < 0x7f)) {
            throw new Failure(ExitCode.USAGE, "The token has characters that no token has.");
        }
        return token;
    }

    private static String read(Path file) {
        try {
            if (Files.getFileStore(file).supportsFileAttributeView("posix")
                    && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
                throw new Failure(
                        ExitCode.NO_PERMISSION,
                        "Others may read or change " + file + ": chmod 600 it, and renew the token.");
            }
            if (Files.size(file) > LONGEST_FILE) {
                throw new Failure(ExitCode.USAGE, file + " is too long for a token.");
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new Failure(ExitCode.NO_INPUT, "The token cannot be read from " + file + ".");
        }
    }
}
