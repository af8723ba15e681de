// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import java.nio.file.Path;
import java.time.Clock;

/** The signing keys of a ring, for tests of what is signed. */
public final class TestSigningKeys {

    private TestSigningKeys() {}

    /** Those of the ring at this path, which is made if it is not there. */
    public static SigningKeys at(Path ring) {
        return new SigningKeys(KeyRing.at(ring, true, Clock.systemUTC()));
    }
}
