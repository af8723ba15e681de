// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.tree;

import io.rollcall.proof.ProofRefused;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Leaves one behind the other, each after its length in two bytes, the higher one first. */
public final class EntryBundle {

    private static final int LONGEST = 0xffff;

    private EntryBundle() {}

    /**
     * The bundle of these leaves.
     *
     * @throws IllegalArgumentException where they are none, over 256, or one has over 65,535 bytes
     */
    public static byte[] encode(List<byte[]> entries) {
        TilePath.checkWidth(entries.size());
        var length =
                entries.stream().mapToInt(entry -> Short.BYTES + entry.length).sum();
        var bundle = ByteBuffer.allocate(length);
        for (var entry : entries) {
            if (entry.length > LONGEST) {
                throw new IllegalArgumentException("A leaf of over 65,535 bytes");
            }
            bundle.putShort((short) entry.length).put(entry);
        }
        return bundle.array();
    }

    /**
     * The leaves of a bundle.
     *
     * @param width how many they have to be
     */
    public static List<byte[]> decode(byte[] bundle, int width) throws ProofRefused {
        var entries = new ArrayList<byte[]>();
        var rest = ByteBuffer.wrap(bundle);
        while (rest.hasRemaining() && entries.size() < width) {
            entries.add(entry(rest));
        }
        if (rest.hasRemaining() || entries.size() != width) {
            throw ProofRefused.malformed("A bundle of " + width + " leaves has more or fewer");
        }
        return entries;
    }

    private static byte[] entry(ByteBuffer rest) throws ProofRefused {
        if (rest.remaining() < Short.BYTES) {
            throw ProofRefused.malformed("A bundle ends within a length");
        }
        var length = Short.toUnsignedInt(rest.getShort());
        if (rest.remaining() < length) {
            throw ProofRefused.malformed("A bundle ends within a leaf");
        }
        var entry = new byte[length];
        rest.get(entry);
        return entry;
    }
}
