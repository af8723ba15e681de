// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import io.rollcall.privacy.KeyRing.Purpose;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;

/**
 * Keys for copies of personal data outside PostgreSQL, wrapped as the subjects' keys are: once the wrapping key is
 * renewed, a copy cannot be read any more, wherever somebody has kept it.
 */
public final class WrappedKeys {

    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 16;
    private static final String CONTEXT = "copy";

    private final KeyRing ring;

    WrappedKeys(KeyRing ring) {
        this.ring = ring;
    }

    /**
     * A key, and what it is found by again.
     *
     * @param key 256 bits
     * @param wrapped goes with the copy
     */
    public record WrappedKey(byte[] key, byte[] wrapped) {}

    /** A new one. */
    public WrappedKey draw() {
        var key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        var wrapping = ring.current(Purpose.WRAPPING);
        var sealed = AesGcm.seal(wrapping.key(), key, CONTEXT);
        var id = wrapping.id();
        var wrapped = ByteBuffer.allocate(ID_BYTES + sealed.length)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .put(sealed);
        return new WrappedKey(key, wrapped.array());
    }

    /** The key that was drawn together with this; empty where that was renewed since, or is none of these. */
    public Optional<byte[]> open(byte[] wrapped) {
        if (wrapped.length < ID_BYTES) {
            return Optional.empty();
        }
        var bytes = ByteBuffer.wrap(wrapped);
        var id = new UUID(bytes.getLong(), bytes.getLong());
        var sealed = new byte[bytes.remaining()];
        bytes.get(sealed);
        return ring.find(id)
                .filter(entry -> entry.purpose() == Purpose.WRAPPING)
                .flatMap(entry -> {
                    try {
                        return Optional.of(AesGcm.open(entry.key(), sealed, CONTEXT));
                    } catch (RuntimeException damaged) {
                        return Optional.empty();
                    }
                });
    }
}
