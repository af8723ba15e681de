// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.limit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * What stands for clients, numbers and names in the tables of limits: HMAC-SHA-256, of which 128 bits are kept. Without
 * the key, which PostgreSQL never sees, it tells nobody who they are.
 */
public final class LimitDigest {

    private static final int BYTES = 16;

    private final SecretKey key;

    public LimitDigest(SecretKey key) {
        this.key = key;
    }

    /** One text for these parts; another for any others. */
    public String of(String... parts) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            for (var part : parts) {
                var bytes = part.getBytes(UTF_8);
                mac.update(Integer.toString(bytes.length).getBytes(UTF_8));
                mac.update((byte) ':');
                mac.update(bytes);
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac.doFinal(), BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
