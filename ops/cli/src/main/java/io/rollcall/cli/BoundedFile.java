// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that another party may have made. */
final class BoundedFile {

    private BoundedFile() {}

    /**
     * Its bytes.
     *
     * @throws Failure where it cannot be read, or has more bytes than that
     */
    static byte[] read(Path file, int most) {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new Failure(ExitCode.DATA, "More than " + most + " bytes are in " + file + ".");
            }
            return bytes;
        } catch (IOException e) {
            throw new Failure(ExitCode.NO_INPUT, "This file cannot be read: " + file + ".");
        }
    }
}
