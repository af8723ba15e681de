// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import io.rollcall.embedded.testing.TestServers;
import io.rollcall.embedded.testing.TestServers.Database;

/** What a server keeps its things in. */
record Parts(Database database, String mongoUri, String keyRing) {

    /** Parts that nobody has used yet. */
    static Parts unused() {
        var ring = TestServers.newFolder().resolve("ring").toString();
        return new Parts(TestServers.newDatabase(), TestServers.newMongoUri(), ring);
    }
}
