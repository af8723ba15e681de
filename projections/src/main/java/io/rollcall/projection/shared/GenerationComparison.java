// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.log.subscription.EventTypeFilter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

/**
 * Compares the live generation of a read model, which goes on meanwhile, with another one that stands where its
 * follower has brought it. A document that the live one has changed since is compared once the other one is exactly
 * there: at its last event. So a difference is one, and no document is left out because it changes all the time.
 */
final class GenerationComparison implements AutoCloseable {

    /** Documents at a time. */
    private static final int TOGETHER = 200;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(2);
    private static final Duration LONGEST = Duration.ofHours(12);

    private final ReadModelStore live;
    private final GenerationFollower<?, ?> other;
    private final EventTypeFilter filter;
    private final GenerationDifferences differences;
    private final Iterator<List<Object>> ofLive;
    private final Iterator<List<Object>> ofOther;
    private long compared;

    private GenerationComparison(
            Generation<?, ?> live, GenerationFollower<?, ?> other, EventTypeFilter filter, Consumer<Document> each) {
        this.differences = new GenerationDifferences(each);
        this.live = live.store();
        this.other = other;
        this.filter = filter;
        this.ofLive = keys(live.store());
        this.ofOther = keys(other.store());
    }

    /**
     * @param filter which events concern the read model
     * @param each as of {@link GenerationDifferences}
     */
    static GenerationComparison of(
            Generation<?, ?> live, GenerationFollower<?, ?> other, EventTypeFilter filter, Consumer<Document> each) {
        return new GenerationComparison(live, other, filter, each);
    }

    /**
     * Compares some documents more.
     *
     * @return whether there are none left
     * @throws StaleRead where the live one does not come to where the other one is: the comparison has to begin anew
     */
    boolean step() {
        if (ofLive.hasNext()) {
            var next = ofLive.next();
            compare(next, false);
            compared += next.size();
            return false;
        }
        if (ofOther.hasNext()) {
            var next = ofOther.next();
            compare(next, true);
            compared += next.size();
            return false;
        }
        return true;
    }

    /** Ends the look through both collections. */
    @Override
    public void close() {
        for (var keys : List.of(ofLive, ofOther)) {
            if (keys instanceof Disposable look) {
                look.dispose();
            }
        }
    }

    /** So many documents of both are looked at. */
    long compared() {
        return compared;
    }

    GenerationDifferences differences() {
        return differences;
    }

    /** @param missing whether only those are meant that the live one does not have */
    private void compare(List<Object> keys, boolean missing) {
        waitForLive();
        var was = live.load(keys);
        var is = other.store().load(keys);
        var later = new ArrayList<Document>();
        for (var key : keys) {
            var stored = was.get(key);
            if (missing && stored != null) {
                continue;
            }
            if (stored != null && position(stored) > other.position()) {
                later.add(stored);
            } else {
                differences.add(key, content(live, stored), content(other.store(), is.get(key)));
            }
        }
        later.sort(Comparator.comparingLong(GenerationComparison::position));
        later.forEach(this::compareLater);
    }

    private void compareLater(Document stored) {
        var key = stored.get(DocumentState.ID);
        until(() -> {
            while (other.position() < position(stored) && other.follow(position(stored), Integer.MAX_VALUE) > 0) {
                // on to its last event
            }
            return other.position() >= position(stored);
        });
        var is = other.store().load(List.of(key)).get(key);
        differences.add(key, content(live, stored), content(other.store(), is));
    }

    /** What is read of the live one from here on holds all that the other one does. */
    private void waitForLive() {
        until(() -> live.stored()
                .filter(at -> at.position() >= other.position() || filter.isNothing(at.position(), other.position()))
                .isPresent());
    }

    private void until(BooleanSupplier done) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new StaleRead("The live generation", 1);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static long position(Document stored) {
        return stored.get(DocumentState.POSITION, Number.class).longValue();
    }

    private static @Nullable Document content(ReadModelStore store, @Nullable Document stored) {
        return stored == null || !store.mac().isGenuine(stored) ? null : DocumentState.contentOf(stored);
    }

    private static Iterator<List<Object>> keys(ReadModelStore of) {
        return of.keys(TOGETHER, LONGEST)
                .filter(key -> !StoredPosition.KEY.equals(key) && !ParkedDocuments.KEY.equals(key))
                .buffer(TOGETHER)
                .toIterable(1)
                .iterator();
    }
}
