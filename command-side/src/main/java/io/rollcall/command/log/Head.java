// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
        var bytes = new ByteArrayOutputStream(row.payload().length + 256);
        try (var out = new DataOutputStream(bytes)) {
            out.write(hash);
            out.writeLong(position);
            out.writeLong(row.version());
            out.writeLong(time.getEpochSecond());
            out.writeInt(time.getNano());
            out.writeLong(row.id().getMostSignificantBits());
            out.writeLong(row.id().getLeastSignificantBits());
            write(out, row.aggregate().getBytes(UTF_8));
            write(out, row.aggregateType().getBytes(UTF_8));
            write(out, row.type().getBytes(UTF_8));
            write(out, row.revision().getBytes(UTF_8));
            write(out, row.payload());
            write(out, row.metadata());
            return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail like that", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static void write(DataOutputStream out, byte[] field) throws IOException {
        out.writeInt(field.length);
        out.write(field);
    }
}
