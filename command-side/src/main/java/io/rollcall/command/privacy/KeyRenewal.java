// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.privacy;

import io.rollcall.command.privacy.KeyRing.Purpose;

/**
 * Renews the wrapping and the digest key and destroys the old ones, so that a backup from before holds nothing that can
 * still be read. Each step may be the last before a crash: the next renewal begins again and ends complete.
 */
public final class KeyRenewal {

    private final KeyRing ring;
    private final SubjectKeys keys;
    private final Identifiers identifiers;

    KeyRenewal(KeyRing ring, SubjectKeys keys, Identifiers identifiers) {
        this.ring = ring;
        this.keys = keys;
        this.identifiers = identifiers;
    }

    /** Makes new keys, puts everything live under them, then destroys the old ones. */
    public void renew() {
        var wrapping = ring.add(Purpose.WRAPPING);
        var digest = ring.add(Purpose.DIGEST);
        keys.wrapAnew();
        identifiers.renewDigests();
        ring.keepOnly(Purpose.WRAPPING, wrapping.id());
        ring.keepOnly(Purpose.DIGEST, digest.id());
    }
}
