// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli.stream;

import java.util.OptionalLong;
import java.util.TreeMap;

/** Positions without a record. Of very many, the later ones are one. */
final class Gaps {

    private static final int MOST = 1_000;

    private final TreeMap<Long, Long> ranges = new TreeMap<>();
    private long count;

    void add(long from, long to) {
        count += to - from + 1;
        if (ranges.size() < MOST) {
            ranges.put(from, to);
        } else {
            ranges.put(ranges.lastKey(), to);
        }
    }

    boolean has(long position) {
        var range = ranges.floorEntry(position);
        return range != null && position <= range.getValue();
    }

    OptionalLong first() {
        return ranges.isEmpty() ? OptionalLong.empty() : OptionalLong.of(ranges.firstKey());
    }

    /** How many positions. */
    long count() {
        return count;
    }

    void clear() {
        ranges.clear();
        count = 0;
    }
}
