// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.append;

import io.rollcall.log.codec.EventRow;
import io.rollcall.log.codec.Sha256;
import io.rollcall.log.codec.StoredEvent;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Where the log ends: what the next event's position, hash and time follow from.
 *
 * @param position 0 while the log is empty
 * @param hash SHA-256 over the hash before, the last event's position and time, and its digest; 32 zero bytes while the
 *     log is empty
 * @param recordedAt when the last event was recorded
 */
public record Head(long position, byte[] hash, Instant recordedAt) {

    public static final Head START = new Head(0, new byte[Sha256.BYTES], Instant.EPOCH);

    private static final int LINK = Sha256.BYTES + 2 * Long.BYTES + Integer.BYTES + Sha256.BYTES;

    /**
     * The event at the next position. Its time never goes back, whatever the clocks of the processes say.
     *
     * @param digest the row's own
     */
    public StoredEvent next(EventRow row, byte[] digest, Instant now) {
        var time = (now.isAfter(recordedAt) ? now : recordedAt).truncatedTo(ChronoUnit.MICROS);
        var link = ByteBuffer.allocate(LINK)
                .put(hash)
                .putLong(position + 1)
                .putLong(time.getEpochSecond())
                .putInt(time.getNano())
                .put(digest);
        return new StoredEvent(position + 1, row, time, Sha256.of(link.array()));
    }

    /** The head once that event is in. */
    public static Head after(StoredEvent event) {
        return new Head(event.position(), event.hash(), event.recordedAt());
    }
}
