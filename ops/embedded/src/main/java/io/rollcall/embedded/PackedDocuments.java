// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayDeque;
import java.util.ArrayList;
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

    /** With the byte that ends a name in BSON, whose documents begin with their length, a type and a name. */
    private static final String KEY = "_id\0";

    private static final int TYPE = Integer.BYTES;
    private static final int NAME = TYPE + 1;
    private static final int VALUE = NAME + KEY.length();
    private static final byte TEXT = 2;
    private static final byte INT = 16;
    private static final byte LONG = 18;
    private static final int NONE = -1;
    private static final float LOAD = 0.75f;

    /** What is around the name of a field. */
    private static final int AROUND = 3;

    /** By place; nothing where there is no document, or one that is loose. */
    private final List<byte @Nullable []> packed = new ArrayList<>();

    /** By place, the one that was changed or looked at last at the end. */
    private final LinkedHashMap<Integer, Loose> loose = new LinkedHashMap<>(16, LOAD, true);

    private final Queue<Integer> free = new ArrayDeque<>();
    private final long room;
    private long looseBytes;

    /** @param room bytes that those may take, packed, that are not */
    PackedDocuments(long room) {
        this.room = room;
    }

    /** @param bytes what it takes packed, about */
    private record Loose(Document document, int bytes) {}

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
        put(place, document, sizeOf(document));
    }

    /** The same of one that is the one there but for a change, so that not all of it is looked at. */
    void put(int place, Document document, Document change) {
        var bson = packed.get(place);
        put(place, document, (bson != null ? bson.length : loose(place).bytes()) + sizeOf(change));
    }

    private void put(int place, Document document, int bytes) {
        packed.set(place, null);
        looseBytes += bytes - bytesOf(loose.put(place, new Loose(document, bytes)));
        for (var oldest = loose.entrySet().iterator(); looseBytes > room && oldest.hasNext(); ) {
            var next = oldest.next();
            packed.set(next.getKey(), pack(next.getValue().document()));
            looseBytes -= next.getValue().bytes();
            oldest.remove();
        }
    }

    private static int bytesOf(@Nullable Loose document) {
        return document == null ? 0 : document.bytes();
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

    /** The same, packed; not to be changed. */
    byte[] packed(int place) {
        var bson = packed.get(place);
        return bson != null ? bson : pack(loose(place).document());
    }

    private Loose loose(int place) {
        return Objects.requireNonNull(loose.get(place), "no document");
    }

    void remove(int place) {
        packed.set(place, null);
        looseBytes -= bytesOf(loose.remove(place));
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
            case String text -> Integer.BYTES + text.length();
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
        var bytes = Unpooled.wrappedBuffer(bson);
        var isFirst = bson.length > VALUE && KEY.equals(bytes.toString(NAME, KEY.length(), US_ASCII));
        var end = isFirst ? endOfKey(bson[TYPE], bytes) : NONE;
        if (end == NONE) {
            return unpack(bson);
        }
        var key = Unpooled.buffer(end + 1);
        key.writeIntLE(end + 1)
                .writeBytes(bson, Integer.BYTES, end - Integer.BYTES)
                .writeByte(0);
        return BsonDecoder.decodeBson(key);
    }

    /** Where the first value ends, of a type that keys have. */
    private static int endOfKey(byte type, ByteBuf bytes) {
        return switch (type) {
            case TEXT -> VALUE + Integer.BYTES + bytes.getIntLE(VALUE);
            case INT -> VALUE + Integer.BYTES;
            case LONG -> VALUE + Long.BYTES;
            default -> NONE;
        };
    }
}
