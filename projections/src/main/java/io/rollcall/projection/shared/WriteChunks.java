// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what is sent to the database into parts of bounded size, in the same order: a question may have 16 MB, and
 * whatever is asked or written at once has to be done within the time that its sender has.
 */
final class WriteChunks {

    static final int MOST = 10_000;
    static final int BYTES = 1 << 20;

    /** Type, name and length of a value, and what encloses it. */
    private static final int AROUND = 24;

    private WriteChunks() {}

    static List<List<Object>> ofKeys(Collection<?> keys) {
        return of(List.<Object>copyOf(keys), WriteChunks::sizeOf);
    }

    /** @param size of one; what is larger than a part is a part of its own */
    static <T> List<List<T>> of(Collection<T> all, ToIntFunction<T> size) {
        var parts = new ArrayList<List<T>>();
        var part = new ArrayList<T>();
        var bytes = 0L;
        for (var one : all) {
            var more = size.applyAsInt(one);
            if (!part.isEmpty() && (part.size() == MOST || bytes + more > BYTES)) {
                parts.add(part);
                part = new ArrayList<>();
                bytes = 0;
            }
            part.add(one);
            bytes += more;
        }
        if (!part.isEmpty()) {
            parts.add(part);
        }
        return parts;
    }

    /** What a value takes in BSON, or somewhat more. */
    static int sizeOf(Object value) {
        return AROUND
                + switch (value) {
                    case String text -> inUtf8(text);
                    case Map<?, ?> map -> sizeOfAll(map);
                    case Collection<?> many -> sizeOfAll(many);
                    case byte[] bytes -> bytes.length;
                    default -> 0;
                };
    }

    /** What an entry adds to a map. */
    static int sizeOfEntry(String name, @Nullable Object value) {
        return inUtf8(name) + sizeOfAny(value);
    }

    private static int sizeOfAll(Map<?, ?> map) {
        var size = 0;
        for (var entry : map.entrySet()) {
            size += sizeOfEntry(String.valueOf(entry.getKey()), entry.getValue());
        }
        return size;
    }

    private static int sizeOfAll(Collection<?> many) {
        var size = 0;
        for (var one : many) {
            size += sizeOfAny(one);
        }
        return size;
    }

    /** The same of {@code null}, too. */
    static int sizeOfAny(@Nullable Object value) {
        return value == null ? AROUND : sizeOf(value);
    }

    private static int inUtf8(String text) {
        var length = text.length();
        for (int at = 0; at < text.length(); at++) {
            var character = text.charAt(at);
            length += character < 0x80 ? 0 : character < 0x800 ? 1 : 2;
        }
        return length;
    }
}
