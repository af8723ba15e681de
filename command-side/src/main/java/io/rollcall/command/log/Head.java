// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Where the log ends: what the next event's position, hash and time follow from.
 *
 * @param position 0 while the log is empty
 * @param hash SHA-256 over the last event and the hash before it; 32 zero bytes while the log is empty
 * @param recordedAt when the last event was recorded
 */
record Head(long position, byte[] hash, Instant recordedAt) {

    private static final int NUMBERS = 5 * Long.BYTES + Integer.BYTES;

    static final Head START = new Head(0, new byte[32], Instant.EPOCH);

    /** The event at the next position. Its time never goes back, whatever the clocks of the processes say. */
    StoredEvent next(EventRow row, Instant now) {
        var time = (now.isAfter(recordedAt) ? now : recordedAt).truncatedTo(ChronoUnit.MICROS);
        return new StoredEvent(position + 1, row, time, hash(position + 1, row, time));
    }

    /** The head once that event is in. */
    static Head after(StoredEvent event) {
        return new Head(event.position(), event.hash(), event.recordedAt());
    }

    /** Each field goes in with its length, so that no two different events have the same bytes. */
    private byte[] hash(long position, EventRow row, Instant time) {
        var digest = sha256();
        digest.update(hash);
        digest.update(ByteBuffer.allocate(NUMBERS)
                .putLong(position)
                .putLong(row.version())
                .putLong(time.getEpochSecond())
                .putInt(time.getNano())
                .putLong(row.id().getMostSignificantBits())
                .putLong(row.id().getLeastSignificantBits())
                .flip());
        update(digest, row.aggregate().getBytes(UTF_8));
        update(digest, row.aggregateType().getBytes(UTF_8));
        update(digest, row.type().getBytes(UTF_8));
        update(digest, row.revision().getBytes(UTF_8));
        update(digest, row.payload());
        update(digest, row.metadata());
        return digest.digest();
    }

    private static void update(MessageDigest digest, byte[] field) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).flip());
        digest.update(field);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
