// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a collection, by the places that they are given. Each is packed, as BSON, which takes a fifth of the
 * memory and leaves a collector of garbage nothing to look through; but for those that were changed last, which are
 * changed again without being unpacked, as far as there is room for them. Under the monitor of the collection.
 */
final class PackedDocuments {

    private static final int ORDINARY_BYTES = 512;

    /** With the byte that ends a name in BSON; a document begins with its length, a type and a name. */
    private static final byte[] KEY = "_id\0".getBytes(US_ASCII);

    private static final int TYPE = Integer.BYTES;
    private static final int NAME = TYPE + 1;
    private static final int VALUE = NAME + KEY.length;
    private static final byte TEXT = 2;
    private static final byte INT = 16;
    private static final byte LONG = 18;

    private static final int ASCII = 0x7f;

    /** What is around the name of a field. */
    private static final int AROUND = 3;

    /** By place; nothing where there is no document, or one that is loose. */
    private final List<byte @Nullable []> packed = new ArrayList<>();

    /** By place, the one that was changed last at the end. */
    private final LinkedHashMap<Integer, Loose> loose = new LinkedHashMap<>();

    private final Queue<Integer> free = new ArrayDeque<>();
    private final LooseRoom room;
    private long looseBytes;

    /** @param room for those that are not packed, here and elsewhere */
    PackedDocuments(LooseRoom room) {
        this.room = room;
    }

    /**
     * A document that is not packed.
     *
     * @param bytes what it takes packed, about
     * @param measured the same when all of it was last looked at
     */
    private record Loose(Document document, int bytes, int measured) {}

    /** Gives a document a place. */
    int add(byte[] bson) {
        var vacant = free.poll();
        if (vacant == null) {
            packed.add(bson);
            return packed.size() - 1;
        }
        packed.set(vacant, bson);
        return vacant;
    }

    /** Puts a document in the place of the one there; it belongs to this from here on. */
    void put(int place, Document document) {
        var bytes = sizeOf(document);
        put(place, new Loose(document, bytes, bytes));
    }

    /** The same of one that is the one there but for a change, so that all of it is looked at now and then only. */
    void put(int place, Document document, Document change) {
        var bson = packed.get(place);
        var measured = bson != null ? bson.length : loose(place).measured();
        var bytes = (bson != null ? bson.length : loose(place).bytes()) + sizeOf(change);
        if (bytes > 2 * measured) {
            put(place, document);
        } else {
            put(place, new Loose(document, bytes, measured));
        }
    }

    private void put(int place, Loose document) {
        forget(place);
        if (room.isTooMuch(document.bytes())) { // by itself: no others need to go
            packed.set(place, pack(document.document()));
            return;
        }
        packed.set(place, null);
        loose.put(place, document); // at the end
        take(document.bytes());
        while (room.isTooMuch(looseBytes)) {
            var oldest = loose.firstEntry();
            packed.set(oldest.getKey(), pack(oldest.getValue().document()));
            forget(oldest.getKey());
        }
    }

    /** One of them is loose no more, if it was. */
    private void forget(int place) {
        var document = loose.remove(place);
        if (document != null) {
            take(-document.bytes());
        }
    }

    private void take(int bytes) {
        looseBytes += bytes;
        room.take(bytes);
    }

    /** The document at a place that has one: its fields may be changed, but not what they hold. */
    Document get(int place) {
        var bson = packed.get(place);
        return bson != null ? unpack(bson) : loose(place).document().clone();
    }

    /** The same, or only what it has up to its key. */
    Document getKey(int place) {
        var bson = packed.get(place);
        return bson != null ? unpackKey(bson) : get(place);
    }

    /** The same, which is packed from here on; not to be changed. */
    byte[] packed(int place) {
        var bson = packed.get(place);
        if (bson == null) {
            bson = pack(loose(place).document());
            packed.set(place, bson);
            forget(place);
        }
        return bson;
    }

    void packAll() {
        List.copyOf(loose.keySet()).forEach(this::packed);
    }

    private Loose loose(int place) {
        return Objects.requireNonNull(loose.get(place), "no document");
    }

    void remove(int place) {
        packed.set(place, null);
        forget(place);
        free.add(place);
    }

    int size() {
        return packed.size() - free.size();
    }

    /** How many are not packed. */
    int loose() {
        return loose.size();
    }

    /** Those that have a document, in ascending order. */
    IntStream places() {
        return IntStream.range(0, packed.size()).filter(place -> packed.get(place) != null || loose.containsKey(place));
    }

    /** What a value takes packed, about. */
    private static int sizeOf(@Nullable Object value) {
        return switch (value) {
            case String text ->
                Integer.BYTES
                        + (int) (text.length()
                                + text.chars().filter(it -> it > ASCII).count());
            case Map<?, ?> fields ->
                fields.entrySet().stream()
                        .mapToInt(field -> AROUND + ((String) field.getKey()).length() + sizeOf(field.getValue()))
                        .sum();
            case List<?> values ->
                values.stream().mapToInt(it -> AROUND + sizeOf(it)).sum();
            case null -> 0;
            default -> Long.BYTES;
        };
    }

    static byte[] pack(Document document) {
        var bson = Unpooled.buffer(ORDINARY_BYTES);
        BsonEncoder.encodeDocument(document, bson);
        var exactly = new byte[bson.readableBytes()];
        bson.readBytes(exactly);
        return exactly;
    }

    static Document unpack(byte[] bson) {
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bson));
    }

    /** The document without all that comes behind its key, for an index of that; as long as the key comes first. */
    static Document unpackKey(byte[] bson) {
        var key = plainKey(bson);
        return key == null ? unpack(bson) : new Document("_id", key);
    }

    /** The first value, of a type that keys have; {@code null} where it is another, or no key. */
    private static @Nullable Object plainKey(byte[] bson) {
        if (bson.length <= VALUE || !Arrays.equals(bson, NAME, VALUE, KEY, 0, KEY.length)) {
            return null;
        }
        var bytes = ByteBuffer.wrap(bson).order(ByteOrder.LITTLE_ENDIAN);
        return switch (bson[TYPE]) {
            case TEXT -> new String(bson, VALUE + Integer.BYTES, bytes.getInt(VALUE) - 1, UTF_8);
            case INT -> bytes.getInt(VALUE);
            case LONG -> bytes.getLong(VALUE);
            default -> null;
        };
    }
}
