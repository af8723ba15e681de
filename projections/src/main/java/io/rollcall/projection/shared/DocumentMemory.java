// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * The room in which the read models of this process keep the documents that are asked for, and those that it has
 * written. What has not been asked for lately gives way. Nothing stays for longer than a minute, so that a read of a
 * primary that was none any more is forgotten, too.
 */
final class DocumentMemory implements MeterBinder {

    private static final Duration KEPT = Duration.ofMinutes(1);

    /** What a document takes on the heap, by what it takes in BSON, and what is around each. */
    private static final int HEAP = 4;

    private static final int AROUND = 300;

    /** @param readModel of the document, told apart by identity */
    record Key(Object readModel, Object key) {}

    /** What is under a key. */
    sealed interface Slot permits Kept, Written, RecentDocuments.Reading {

        /** In which of its terms as an owner this process has put it there. */
        long term();

        /** What it takes on the heap, about. */
        default int bytes() {
            return AROUND;
        }
    }

    /**
     * A document as the last write of this process has left it.
     *
     * @param document {@code null}: it was deleted
     * @param bytes on the heap, about
     */
    record Kept<D>(long term, long position, @Nullable D document, int bytes) implements Slot {

        static <D> Kept<D> of(long term, long position, @Nullable D document, @Nullable Document content) {
            var bytes = content == null ? 0 : WriteChunks.sizeOf(content);
            return new Kept<>(term, position, document, AROUND + HEAP * bytes);
        }
    }

    /**
     * A document as it was written.
     *
     * @param size what it takes in BSON, about
     */
    record Written(long term, Document stored, int size) implements Slot {

        @Override
        public int bytes() {
            return AROUND + HEAP * size;
        }
    }

    private final Cache<Key, Slot> slots;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    /** @param most bytes on the heap, about */
    DocumentMemory(DataSize most) {
        this.slots = Caffeine.newBuilder()
                .maximumWeight(most.toBytes())
                .weigher((Key key, Slot slot) -> slot.bytes())
                .expireAfterWrite(KEPT)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        lookups("hit", hits, registry);
        lookups("miss", misses, registry);
        Gauge.builder("rollcall.memory.size", this, DocumentMemory::size)
                .baseUnit("bytes")
                .register(registry);
    }

    private static void lookups(String outcome, LongAdder counted, MeterRegistry registry) {
        FunctionCounter.builder("rollcall.memory.lookups", counted, LongAdder::sum)
                .tag("outcome", outcome)
                .register(registry);
    }

    /** A reader was answered from here. */
    void hit() {
        hits.increment();
    }

    /** A reader had to ask a collection. */
    void missed() {
        misses.increment();
    }

    ConcurrentMap<Key, Slot> slots() {
        return slots.asMap();
    }

    /** Bytes on the heap, about. */
    long size() {
        slots.cleanUp();
        return slots.policy()
                .eviction()
                .map(bound -> bound.weightedSize().orElse(0))
                .orElse(0L);
    }
}
