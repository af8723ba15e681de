// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.log.subscription.SubscriptionProgress;
import io.rollcall.projection.shared.DocumentMemory.Kept;
import io.rollcall.projection.shared.DocumentMemory.Key;
import io.rollcall.projection.shared.DocumentMemory.Slot;
import java.util.function.LongFunction;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a read model that readers have asked for lately, while this process owns it: the process that writes
 * a collection alone need not read back what it has written. Readers put them here, writes replace them, and all are
 * forgotten with each new beginning. What is shown is what the collection holds, or held a moment ago where this
 * process has lost its place and does not know it yet (see {@link SubscriptionProgress#isFreshHere}).
 */
final class RecentDocuments<D> {

    private final DocumentMemory memory;
    private final SubscriptionProgress progress;

    RecentDocuments(DocumentMemory memory, SubscriptionProgress progress) {
        this.memory = memory;
        this.progress = progress;
    }

    /**
     * A document that is kept here.
     *
     * @param after the position that it must show
     * @return {@code null} where the collection has to be asked
     */
    @SuppressWarnings("unchecked") // each read model has its own keys
    @Nullable
    Kept<D> find(Object key, long after) {
        if (progress.isFreshHere(after)
                && memory.slots().get(new Key(this, key)) instanceof Kept<?> kept
                && kept.term() == progress.term()) {
            memory.hit();
            return (Kept<D>) kept;
        }
        return null;
    }

    /** Somebody begins to read the collection: what they find is kept unless it is written meanwhile. */
    Reading reading(Object key) {
        memory.missed();
        var reading = new Reading(new Key(this, key), progress.term());
        if (progress.isFreshHere(0)) {
            memory.slots()
                    .compute(reading.key, (same, slot) -> slot != null && slot.term() == reading.term ? slot : reading);
        }
        return reading;
    }

    /**
     * This is what a document has become, or was found to be.
     *
     * @param now in the term that is given; asked only where somebody has asked for the document lately
     */
    void written(Object key, LongFunction<Kept<D>> now) {
        memory.slots()
                .computeIfPresent(
                        new Key(this, key),
                        (same, slot) ->
                                slot instanceof Kept<?> before ? later(before, now.apply(progress.term())) : null);
    }

    /** Nobody knows what has become of a document. */
    void forget(Object key) {
        memory.slots().remove(new Key(this, key));
    }

    /** Another process has written documents. */
    void forgetAll() {
        memory.slots().keySet().removeIf(key -> key.readModel() == this);
    }

    /** Where nothing was written, what was loaded may be older than what is kept: after an election, for one. */
    private static Kept<?> later(Kept<?> before, Kept<?> now) {
        return before.term() == now.term() && before.position() > now.position() ? before : now;
    }

    /** One look at the collection. */
    final class Reading implements Slot {

        private final Key key;
        private final long term;

        private Reading(Key key, long term) {
            this.key = key;
            this.term = term;
        }

        @Override
        public long term() {
            return term;
        }

        /** Keeps what was found, unless it may be outdated. */
        void found(Document stored, @Nullable D document) {
            var position = stored.get(DocumentState.POSITION, Number.class).longValue();
            memory.slots().replace(key, this, Kept.of(term, position, document, stored));
        }

        /** Nothing more is to be kept. */
        void end() {
            memory.slots().remove(key, this);
        }
    }
}
