// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a command writes whole. */
final class WholeFile {

    private WholeFile() {}

    /** @throws Failure 64 where it cannot be written */
    static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new Failure(ExitCode.USAGE, file + " cannot be written.");
        }
    }
}
