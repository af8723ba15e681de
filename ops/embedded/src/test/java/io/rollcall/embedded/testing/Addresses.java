// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded.testing;

import java.util.UUID;
import java.util.regex.Pattern;

/** Addresses of databases on a server. */
final class Addresses {

    private static final Pattern ADDRESS = Pattern.compile("([a-z:+]+://[^/?]+)(?:/[^?]*)?(.*)");

    private Addresses() {}

    /** The same server, user and options, but another database. */
    static String withDatabase(String address, String database) {
        var parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not the address of a database server");
        }
        return parts.group(1) + "/" + database + parts.group(2);
    }

    /** A name that no test has had before, nor will have. */
    static String unusedName() {
        return "test_" + UUID.randomUUID().toString().replace("-", "");
    }
}
