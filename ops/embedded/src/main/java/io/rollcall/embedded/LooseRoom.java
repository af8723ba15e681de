// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much of the {@link PackedDocuments} of all collections together need not be packed, as bytes that they would take
 * packed: of one collection no more than a quarter, and of each a little, however much the others have.
 */
final class LooseRoom {

    private static final int QUARTER = 4;
    private static final int LITTLE = 32;

    private final long bytes;
    private final AtomicLong used = new AtomicLong();

    LooseRoom(long bytes) {
        this.bytes = bytes;
    }

    /** A part of the heap: what is not packed takes five times as much there. */
    static LooseRoom ofHeap() {
        return new LooseRoom(Runtime.getRuntime().maxMemory() / LITTLE);
    }

    /** @param more may be negative */
    void take(long more) {
        used.addAndGet(more);
    }

    /** Whether a collection that has so much has to pack some of it. */
    boolean isTooMuch(long own) {
        return own > bytes / QUARTER || own > bytes / LITTLE && used.get() > bytes;
    }
}
