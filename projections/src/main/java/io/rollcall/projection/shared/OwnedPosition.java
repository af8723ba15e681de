// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.contracts.shared.Checkpoint;
import io.rollcall.log.subscription.ClaimedCheckpoint;
import io.rollcall.log.subscription.SubscriptionProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Where this process stands in a collection that it follows for. A position is only ever moved from the one that was
 * written before it, under the same claim; so an owner that was replaced does not move it, nor one with its position
 * gone.
 */
final class OwnedPosition {

    /**
     * For how long it need not be looked for again that this process stands where it did, before it writes over what
     * its own writes have left: from one batch of a rush to the next. Each of those writes is guarded by that, so none
     * is done over a collection that was emptied or put back.
     */
    private static final Duration RECENTLY = Duration.ofMillis(20);

    private final String name;
    private final ReadModelStore store;
    private final SubscriptionProgress progress;
    private final WrittenDocuments written;
    private final LongSupplier nanos;
    private volatile @Nullable ClaimedCheckpoint here;
    private volatile long seen;

    /**
     * @param progress is told of each position that this process has written, and of what it finds instead
     * @param written forgets all with each beginning
     * @param nanos as {@link System#nanoTime}
     */
    OwnedPosition(
            String name,
            ReadModelStore store,
            SubscriptionProgress progress,
            WrittenDocuments written,
            LongSupplier nanos) {
        this.name = name;
        this.store = store;
        this.progress = progress;
        this.written = written;
        this.nanos = nanos;
    }

    /** Takes over from the owner that wrote this; from now on they move nothing. */
    void takeOver(ClaimedCheckpoint found) {
        var mine = found.claimedBy(UUID.randomUUID());
        here = null;
        written.forgetAll();
        var asked = nanos.getAsLong();
        store.replace(found, mine, this::lost);
        store.parked().look();
        stand(mine, asked);
    }

    /** Forgets every document, unless they are somebody else's, and begins where nothing is done yet. */
    void beginAnew(Checkpoint nothing) {
        here = null;
        written.forgetAll();
        store.clear(nothing.incarnation());
        store.parked().forget();
        var mine = new ClaimedCheckpoint(nothing, UUID.randomUUID());
        var asked = nanos.getAsLong();
        store.insert(mine, this::lost);
        stand(mine, asked);
    }

    /** Moves on to where everything is written by now. */
    void moveTo(Checkpoint reached) {
        var before = held();
        var next = before.at(reached);
        if (!next.isNoOlderThan(before)) {
            throw lost();
        }
        var asked = nanos.getAsLong();
        store.replace(before, next, this::lost);
        stand(next, asked);
    }

    /**
     * What is stored under these keys, all of which is seen to be what this process has written, or was written by it.
     */
    LoadedDocuments load(Collection<?> keys) {
        var before = held();
        var found = new HashMap<Object, Document>();
        var sizes = new HashMap<Object, Integer>();
        var others = new ArrayList<Object>();
        for (var key : keys) {
            var document = written.find(key);
            if (document == null) {
                others.add(key);
            } else {
                found.put(key, document.stored());
                sizes.put(key, document.size());
            }
        }
        var parts = WriteChunks.ofKeys(others);
        var read = new HashMap<Object, Document>();
        if (parts.isEmpty() && nanos.getAsLong() - seen > RECENTLY.toNanos()) {
            check();
        }
        parts.forEach(part -> read.putAll(loadPart(before, part)));
        found.putAll(read);
        return new LoadedDocuments(before.incarnation(), found, sizes, disbelieved(read));
    }

    private Set<Object> disbelieved(Map<Object, Document> read) {
        return read.entrySet().stream()
                .filter(entry -> !store.mac().isGenuine(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Its documents and the position are in one look-up. */
    private Map<Object, Document> loadPart(ClaimedCheckpoint before, List<Object> keys) {
        var all = new ArrayList<>(keys);
        all.add(StoredPosition.KEY);
        var found = store.load(all);
        var position = Optional.ofNullable(found.remove(StoredPosition.KEY)).filter(store.mac()::isGenuine);
        check(before, position.map(StoredPosition::of));
        return found;
    }

    /** Looks whether this process still stands where it did. */
    void check() {
        check(held(), store.stored());
    }

    /** While this asked, the position may have been moved on, but by this process only. */
    private void check(ClaimedCheckpoint before, Optional<ClaimedCheckpoint> found) {
        if (found.filter(it -> it.goesOnFrom(before)).isEmpty()) {
            throw lost();
        }
    }

    /** @param asked when it was sent: it may have been written any time since */
    private void stand(ClaimedCheckpoint at, long asked) {
        here = at;
        seen = asked;
        progress.kept(at);
    }

    /** Another process may go on from there, and all is well; or the collection has fallen back. */
    private PositionLost lost() {
        try {
            store.see(progress);
        } catch (RuntimeException away) {
            // a new beginning looks again
        }
        return new PositionLost(name);
    }

    private ClaimedCheckpoint held() {
        var held = here;
        if (held == null) {
            throw new PositionLost(name);
        }
        return held;
    }
}
