// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli.stream;

/** Which event was at a position, of the last million; by 64 bits of its id. */
final class SeenIds {

    private static final int MOST = 1 << 20;

    private final long[] ids = new long[MOST];
    private final long[] positions = new long[MOST];

    void put(long position, String id) {
        ids[slot(position)] = hash(id);
        positions[slot(position)] = position;
    }

    /** Whether another one is known to have been there. */
    boolean wasAnother(long position, String id) {
        return positions[slot(position)] == position && ids[slot(position)] != hash(id);
    }

    private static int slot(long position) {
        return (int) (position & MOST - 1);
    }

    private static long hash(String id) {
        long hash = 1;
        for (int i = 0; i < id.length(); i++) {
            hash = 31 * hash + id.charAt(i);
            hash ^= hash >>> 29;
        }
        return hash;
    }
}
