// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What must stand nowhere: many texts, of which none is short, that are looked for all at once. */
final class Secrets {

    private final Map<Integer, List<byte[]>> byTheirBeginning = new HashMap<>();

    /** @param secret of at least four bytes */
    void add(String secret) {
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        byTheirBeginning
                .computeIfAbsent(ByteBuffer.wrap(bytes).getInt(), beginning -> new ArrayList<>())
                .add(bytes);
    }

    /** Whether one of them stands there. */
    boolean standIn(byte[] content) {
        var beginning = 0;
        for (var end = 0; end < content.length; end++) {
            beginning = beginning << 8 | content[end] & 0xff;
            var secrets = byTheirBeginning.get(beginning);
            if (secrets != null && end >= 3 && isOneAt(content, end - 3, secrets)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOneAt(byte[] content, int at, List<byte[]> secrets) {
        return secrets.stream()
                .anyMatch(secret -> at + secret.length <= content.length
                        && Arrays.equals(content, at, at + secret.length, secret, 0, secret.length));
    }
}
