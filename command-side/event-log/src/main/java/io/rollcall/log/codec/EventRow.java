// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;
import java.util.UUID;

/**
 * One event as a unit of work hands it in: all but its place in the log, which the writer gives.
 *
 * @param version of the aggregate after it, from 0
 * @param payload JSON, personal components encrypted
 * @param metadata JSON
 */
public record EventRow(
        String aggregate,
        long version,
        String aggregateType,
        UUID id,
        String type,
        String revision,
        byte[] payload,
        byte[] metadata) {

    /**
     * SHA-256 over all of it. Each field goes in with its length, so that no two different rows have the same bytes.
     */
    public byte[] digest() {
        var digest = Sha256.begin();
        digest.update(ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(version)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .flip());
        for (var text : List.of(aggregate, aggregateType, type, revision)) {
            update(digest, text.getBytes(UTF_8));
        }
        update(digest, payload);
        update(digest, metadata);
        return digest.digest();
    }

    private static void update(MessageDigest digest, byte[] field) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).flip());
        digest.update(field);
    }
}
