// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.codec;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.axonframework.messaging.MetaData;

/**
 * A random part of the metadata of events with secrets, which are stored as they are: without it nobody tells by an
 * event's hash, or by its leaf's, whether a guess at the secret is right. It is stored, and nobody is handed it.
 */
final class MetadataSalt {

    private static final String NAME = "salt";
    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private MetadataSalt() {}

    static Map<String, Object> addTo(MetaData metadata) {
        var salt = new byte[BYTES];
        RANDOM.nextBytes(salt);
        var salted = new HashMap<String, Object>(metadata);
        salted.put(NAME, Base64.getEncoder().encodeToString(salt));
        return salted;
    }

    static MetaData without(Map<String, Object> stored) {
        return MetaData.from(stored).withoutKeys(Set.of(NAME));
    }
}
