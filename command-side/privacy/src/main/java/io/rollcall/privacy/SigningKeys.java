// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import io.rollcall.privacy.KeyRing.Entry;
import io.rollcall.privacy.KeyRing.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;

/**
 * The keys that tokens are signed with. There is a new one from time to time; those before it stay for as long as
 * anything that they signed may be good, so nobody has to sign in again because of it.
 */
public final class SigningKeys {

    /**
     * For HMAC-SHA-256.
     *
     * @param id names it in what it has signed
     */
    public record SigningKey(String id, SecretKey key) {

        private static SigningKey of(Entry entry) {
            return new SigningKey(entry.id().toString(), entry.key());
        }
    }

    /** How long another process may go on to sign with a key that has been replaced. */
    private static final Duration UNAWARE = Duration.ofDays(1);

    private final KeyRing ring;

    SigningKeys(KeyRing ring) {
        this.ring = ring;
    }

    /** The one to sign with. */
    public SigningKey current() {
        return SigningKey.of(ring.current(Purpose.SIGNING));
    }

    /**
     * The key of this id, if it may still have signed something good. Where it is new the ring's file is looked into,
     * at most once in a second for all callers. Blocks.
     */
    public Optional<SigningKey> find(String id) {
        try {
            return ring.findInTurn(UUID.fromString(id))
                    .filter(entry -> entry.purpose() == Purpose.SIGNING)
                    .map(SigningKey::of);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Signs with a new key from now on where the current one has lived for its time, and destroys those with signatures
     * that are all worth nothing by now. Several processes may do so at once.
     *
     * @param lifetime of a key
     * @param signatures how long the longest signature is good
     */
    public void renew(Instant now, Duration lifetime, Duration signatures) {
        ring.replace(Purpose.SIGNING, now.minus(lifetime), now.minus(signatures).minus(UNAWARE));
    }
}
