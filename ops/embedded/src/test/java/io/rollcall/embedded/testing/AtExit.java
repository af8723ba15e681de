// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded.testing;

import io.rollcall.embedded.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.commons.io.FileUtils;

/**
 * What is to be closed when this JVM ends, the youngest first. One hook for all: hooks run at once, and a folder must
 * not vanish under a server that still stops.
 */
final class AtExit {

    private static final Deque<AutoCloseable> OPEN = new ArrayDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(AtExit::closeAll, "test-servers-stop"));
    }

    private AtExit() {}

    /** Remembers it, and hands it back. */
    static synchronized <T extends AutoCloseable> T close(T part) {
        OPEN.push(part);
        return part;
    }

    /** A data folder that is deleted at exit. */
    static DataFolder folder() {
        return close(DataFolder.hold(newFolder()));
    }

    /** Any folder that is deleted at exit. */
    static Path newFolder() {
        try {
            var path = Files.createTempDirectory("rollcall-test");
            close(() -> FileUtils.deleteDirectory(path.toFile()));
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized void closeAll() {
        while (!OPEN.isEmpty()) {
            try {
                OPEN.pop().close();
            } catch (Exception e) {
                System.err.println("A test server did not stop: " + e);
            }
        }
    }
}
