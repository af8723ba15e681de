// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import io.rollcall.embedded.testing.TestServers;
import io.rollcall.embedded.testing.TestServers.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** What a server keeps its things in. */
record Parts(Database database, String mongoUri, String keyRing) {

    /** Parts that nobody has used yet. */
    static Parts unused() {
        return new Parts(TestServers.newDatabase(), TestServers.newMongoUri(), newKeyRing());
    }

    private static String newKeyRing() {
        try {
            var folder = Files.createTempDirectory("rollcall-ring");
            folder.toFile().deleteOnExit();
            return folder.resolve("ring").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
