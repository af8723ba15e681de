// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;

/** What a value is found by: HMAC-SHA-256 over its kind and itself, which tells nothing without the key. */
final class Digest {

    private Digest() {}

    static byte[] of(KeyRing.Entry key, String kind, String value) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key.key());
            mac.update(kind.getBytes(UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(value.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
