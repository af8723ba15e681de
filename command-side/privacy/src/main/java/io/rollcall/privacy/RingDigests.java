// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rollcall.contracts.privacy.KeyedDigests;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Keyed digests under keys derived from one of the ring (HKDF-Expand, RFC 5869), one for each use: the ring's file
 * stays as processes of every version read it.
 */
final class RingDigests implements KeyedDigests {

    private static final int KEY_BYTES = 32;

    private final Map<Use, SecretKey> keys = new EnumMap<>(Use.class);

    /** @param root 256 random bits that are never renewed: what is kept under digests is found by them for ever */
    RingDigests(SecretKey root) {
        for (var use : Use.values()) {
            keys.put(use, derive(root, "rollcall " + use.name().toLowerCase(Locale.ROOT)));
        }
    }

    @Override
    public String digest(Use use, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(keys.get(use));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    private static SecretKey derive(SecretKey root, String purpose) {
        try {
            var spec = HKDFParameterSpec.expandOnly(root, purpose.getBytes(UTF_8), KEY_BYTES);
            return KDF.getInstance("HKDF-SHA256").deriveKey("HmacSHA256", spec);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java has had HKDF-SHA256 since 25", e);
        }
    }
}
