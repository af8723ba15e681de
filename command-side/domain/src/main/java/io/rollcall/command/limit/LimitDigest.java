// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.limit;

import io.rollcall.contracts.privacy.KeyedDigests;
import io.rollcall.contracts.privacy.KeyedDigests.Use;

/**
 * What stands for clients, numbers and names in the tables of limits: 128 bits of a keyed digest. Without the key,
 * which PostgreSQL never sees, nobody can find out what it stands for.
 */
public final class LimitDigest {

    private static final int HEX_DIGITS = 32;

    private final KeyedDigests digests;

    public LimitDigest(KeyedDigests digests) {
        this.digests = digests;
    }

    /** One text for these parts; another for any others. */
    public String of(String... parts) {
        var text = new StringBuilder();
        for (var part : parts) {
            text.append(part.length()).append(':').append(part);
        }
        return digests.digest(Use.LIMIT, text.toString()).substring(0, HEX_DIGITS);
    }
}
