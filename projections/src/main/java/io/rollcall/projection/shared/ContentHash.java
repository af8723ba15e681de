// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A hash over the contents of documents: in whatever order they come, and whatever their positions are. It is salted,
 * so that operators see whether two are the same and can try no guess at what a document says.
 */
final class ContentHash {

    private static final int SALT_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] salt;
    private final byte[] sum = new byte[32];
    private long documents;

    /** @param salt the same in those that are to be compared */
    ContentHash(byte[] salt) {
        this.salt = salt.clone();
    }

    /** A salt that nobody knows. */
    static byte[] newSalt() {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return salt;
    }

    /** Counts a document in. */
    void add(Object key, Document content) {
        var one = sha256(key + " " + new Document(sorted(content)).toJson());
        for (int at = 0; at < sum.length; at++) {
            sum[at] ^= one[at];
        }
        documents++;
    }

    long documents() {
        return documents;
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(sum);
    }

    private static Map<String, Object> sorted(Map<?, ?> fields) {
        var all = new TreeMap<String, Object>();
        fields.forEach((name, value) -> all.put(String.valueOf(name), sortedValue(value)));
        return all;
    }

    private static @Nullable Object sortedValue(@Nullable Object value) {
        if (value instanceof Map<?, ?> fields) {
            return new Document(sorted(fields));
        }
        return value instanceof List<?> many
                ? many.stream().map(ContentHash::sortedValue).toList()
                : value;
    }

    private byte[] sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return digest.digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
