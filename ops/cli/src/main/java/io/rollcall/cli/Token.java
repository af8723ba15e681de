// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the operator shows to be let in: from a file that nobody else may read, or from the environment. */
final class Token {

    private Token() {}

    /** @throws Failure 66, 77 or 64 where there is none that can be used; never says what it is */
    static String of(@Nullable Path file, Map<String, String> environment) {
        var token = file == null
                ? environment.getOrDefault("ROLLCALL_TOKEN", "").strip()
                : SecretFile.read(file, "The token");
        if (token.isEmpty()) {
            throw new Failure(
                    ExitCode.NO_PERMISSION,
                    "There is no token: name its file by --token-file, or have it in the environment as ROLLCALL_TOKEN. In debug"
                            + " mode the server prints one for each role when it starts.");
        }
        if (!token.chars().allMatch(it -> it >= ' ' && it < 0x7f)) {
            throw new Failure(ExitCode.USAGE, "The token has characters that no token has.");
        }
        return token;
    }
}
