// SPDX-License-Identifier: Apache-2.0
package io.rollcall.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The leaf of a record in the tree over its topic: what a consumer has of it and nothing else, so that no leaf tells
 * more than its record. Numbers have the higher byte first:
 *
 * <ul>
 *   <li>1 byte: 1
 *   <li>the key: the number of its bytes, in 4 bytes, and those
 *   <li>the number of its headers, in 4 bytes, and each by its name: number of bytes and those, of name and value; one
 *       of the same name in their order. Only {@code content-type}, {@code traceparent} and those that begin with
 *       {@code ce_}: others are added under way
 *   <li>the value, as the key
 * </ul>
 */
public final class StreamLeaf {

    private static final int FORMAT = 1;

    /** Bytes of all headers, about. */
    private static final int MOST_HEADERS = 1024;

    private StreamLeaf() {}

    /** Whether a header of this name is in the leaf. */
    public static boolean covers(String header) {
        return header.startsWith("ce_") || header.equals("content-type") || header.equals("traceparent");
    }

    /** The leaf's bytes. */
    public static byte[] of(String key, Headers headers, byte[] value) {
        var covered = Arrays.stream(headers.toArray())
                .filter(header -> covers(header.key()))
                .sorted(Comparator.comparing(Header::key))
                .toList();
        var bytes = new ByteArrayOutputStream(value.length + MOST_HEADERS);
        try (var leaf = new DataOutputStream(bytes)) {
            leaf.writeByte(FORMAT);
            put(leaf, key.getBytes(UTF_8));
            leaf.writeInt(covered.size());
            for (var header : covered) {
                put(leaf, header.key().getBytes(UTF_8));
                put(leaf, header.value());
            }
            put(leaf, value);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory takes what is written", e);
        }
        return bytes.toByteArray();
    }

    private static void put(DataOutputStream leaf, byte[] bytes) throws IOException {
        leaf.writeInt(bytes.length);
        leaf.write(bytes);
    }
}
