// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.leaf;

import io.rollcall.proof.Hash;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.StrictText;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** The bytes of a leaf: numbers with the higher byte first, texts after their length in one byte. */
final class LeafCodec {

    private static final byte FORMAT = 1;
    private static final int NANOS_OF_MICRO = 1_000;

    /** Format, incarnation, position, version, time, id, and two hashes. */
    static final int FIXED = 1 + 2 * 16 + 3 * Long.BYTES + 2 * Hash.BYTES;

    private LeafCodec() {}

    static byte[] encode(LogLeaf leaf) {
        var bytes = ByteBuffer.allocate(LogLeaf.MAX_BYTES).put(FORMAT);
        put(bytes, leaf.incarnation());
        bytes.putLong(leaf.position()).putLong(leaf.version()).putLong(micros(leaf.recordedAt()));
        put(bytes, leaf.id());
        put(bytes, leaf.aggregate());
        put(bytes, leaf.aggregateType());
        put(bytes, leaf.type());
        put(bytes, leaf.revision());
        bytes.put(leaf.payload().bytes()).put(leaf.metadata().bytes());
        return java.util.Arrays.copyOf(bytes.array(), bytes.position());
    }

    static LogLeaf decode(byte[] bytes) throws ProofRefused {
        if (bytes.length == 0 || bytes.length > LogLeaf.MAX_BYTES || bytes[0] != FORMAT) {
            throw ProofRefused.malformed("Not a leaf of format " + FORMAT);
        }
        var rest = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
        try {
            var leaf = decode(rest);
            if (rest.hasRemaining()) {
                throw ProofRefused.malformed("A leaf goes on behind its end");
            }
            return leaf;
        } catch (BufferUnderflowException e) {
            throw ProofRefused.malformed("A leaf ends before its end");
        } catch (IllegalArgumentException | DateTimeException e) {
            throw ProofRefused.malformed(String.valueOf(e.getMessage()));
        }
    }

    private static LogLeaf decode(ByteBuffer rest) throws ProofRefused {
        var incarnation = uuid(rest);
        var position = rest.getLong();
        var version = rest.getLong();
        var recordedAt = Instant.EPOCH.plus(rest.getLong(), ChronoUnit.MICROS);
        var id = uuid(rest);
        var aggregate = string(rest);
        var aggregateType = string(rest);
        var type = string(rest);
        var revision = string(rest);
        return new LogLeaf(
                incarnation,
                position,
                version,
                recordedAt,
                id,
                aggregate,
                aggregateType,
                type,
                revision,
                hash(rest),
                hash(rest));
    }

    static void check(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    static byte[] text(String text) {
        var bytes = StrictText.utf8(text);
        check(bytes.length <= LogLeaf.MAX_TEXT, "A text of a leaf has at most " + LogLeaf.MAX_TEXT + " bytes");
        return bytes;
    }

    /** Since 1970-01-01T00:00:00Z, without leap seconds. */
    static long micros(Instant time) {
        check(time.getNano() % NANOS_OF_MICRO == 0, "A time of a leaf has whole microseconds");
        try {
            return ChronoUnit.MICROS.between(Instant.EPOCH, time);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("A time of a leaf is within 2^63 microseconds of 1970", e);
        }
    }

    private static void put(ByteBuffer bytes, UUID id) {
        bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static void put(ByteBuffer bytes, String string) {
        var text = text(string);
        bytes.put((byte) text.length).put(text);
    }

    private static UUID uuid(ByteBuffer rest) {
        return new UUID(rest.getLong(), rest.getLong());
    }

    private static String string(ByteBuffer rest) throws ProofRefused {
        return StrictText.utf8(bytes(rest, Byte.toUnsignedInt(rest.get())));
    }

    private static Hash hash(ByteBuffer rest) {
        return Hash.of(bytes(rest, Hash.BYTES));
    }

    private static byte[] bytes(ByteBuffer rest, int length) {
        var bytes = new byte[length];
        rest.get(bytes);
        return bytes;
    }
}
