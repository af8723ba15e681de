// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.log.subscription.AxonSubscription;
import io.rollcall.log.subscription.PastEvents;
import io.rollcall.projection.shared.DocumentFold.Wanted;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Makes documents once more, where they are: parked ones, so that they take what they could not and all that was passed
 * over, from what they show that they were before; or any, and those that lead to others, from the log alone. May be
 * done by any process: what is written is guarded by what was loaded before the end of the log was looked at, and an
 * owner that takes or passes over one more event of a document moves it on.
 *
 * <p>What the documents have led others to is made once more with them. Used once, by one thread.
 */
final class Refold<K, D> {

    /** No event is evicted. */
    static final long NONE = -1;

    private static final int ATTEMPTS = 10;
    private static final int MOST = 5_000;
    private static final int PAGE = 1000;

    private final FoldedModel<K, D> folded;
    private final ReadModel<K, D> model;
    private final ReadModelSubscription subscription;
    private final PastEvents log;
    private final RefoldScope scope;
    private final StoredParked stored;
    private final RefoldedContents contents;
    private @Nullable DocumentFold<K, D> fold;
    private long read;

    /** @param skipped the positions of the events that an operator has the read model pass over */
    Refold(
            ReadModel<K, D> model,
            ReadModelSubscription subscription,
            PastEvents log,
            Set<Long> skipped,
            RefoldScope scope) {
        this.folded = FoldedModel.of(model, subscription, skipped);
        this.model = model;
        this.subscription = subscription;
        this.log = log;
        this.scope = scope;
        this.stored = new StoredParked(model);
        this.contents = new RefoldedContents(model);
    }

    /**
     * Makes some documents.
     *
     * @param evicted by their keys, the position of the event without which each is to go on, if that is what has
     *     parked it; {@link #NONE}: with all
     * @return what has become of each
     * @throws CannotRefold where that is not possible, and nothing has changed
     */
    Map<String, Refolded> run(Map<String, Long> evicted) {
        var incarnation = incarnation();
        var results = new LinkedHashMap<String, Refolded>();
        var left = new HashSet<>(evicted.keySet());
        for (int attempt = 0; attempt < ATTEMPTS && !left.isEmpty(); attempt++) {
            results.putAll(attempt(left, evicted, incarnation));
            left.removeAll(results.keySet());
        }
        if (!left.isEmpty()) {
            throw new CannotRefold("the documents change all the time; try again");
        }
        model.store()
                .parked()
                .remove(results.keySet().stream()
                        .filter(key -> results.get(key) == Refolded.WHOLE)
                        .toList());
        return results;
    }

    /** What all documents were that were written, and what they are. */
    RefoldedContents contents() {
        return contents;
    }

    /** Those that were done; the others were changed by somebody else meanwhile. */
    private Map<String, Refolded> attempt(Set<String> keys, Map<String, Long> evicted, UUID incarnation) {
        var before = new HashMap<>(stored.load(keys));
        var results = new HashMap<String, Refolded>();
        keys.stream()
                .filter(key ->
                        scope.parkedOnly() && before.containsKey(key) && !isParked(before.get(key), evicted.get(key)))
                .forEach(key -> results.put(key, Refolded.NOT_PARKED));
        var wanted = new HashMap<String, Wanted>();
        keys.stream()
                .filter(key -> !results.containsKey(key))
                .forEach(key -> wanted.put(key, wanted(before.get(key), evicted.get(key))));
        if (!wanted.isEmpty()) {
            results.putAll(refolded(wanted, before, incarnation));
        }
        return results;
    }

    private static boolean isParked(Document found, long evicted) {
        var mark = ParkedMark.in(found);
        return mark != null && (evicted == NONE || evicted == mark.position());
    }

    private Wanted wanted(@Nullable Document found, long evicted) {
        if (found == null) {
            return new Wanted(0, Set.of());
        }
        var without = new HashSet<>(StoredParked.without(found));
        if (evicted != NONE) {
            without.add(evicted);
        }
        var mark = ParkedMark.in(found);
        var after =
                mark == null ? found.get(DocumentState.POSITION, Number.class).longValue() : mark.position() - 1;
        return new Wanted(Math.min(after, scope.after()), without);
    }

    private Map<String, Refolded> refolded(Map<String, Wanted> wanted, Map<String, Document> before, UUID incarnation) {
        var made = scope.parkedOnly() ? fromThere(wanted, before, incarnation) : Optional.<DocumentFold<K, D>>empty();
        return made.isPresent()
                ? new RefoldedWrites<>(model, incarnation, contents).write(made.get(), before, wanted.keySet())
                : fromTheBeginning(wanted, before, incarnation);
    }

    /** Only the log behind the first of the events that have parked them is read, where they show what they were. */
    private Optional<DocumentFold<K, D>> fromThere(
            Map<String, Wanted> wanted, Map<String, Document> before, UUID incarnation) {
        var begun = new ParkedContents<>(model, incarnation).of(wanted, before);
        if (begun.isEmpty()) {
            return Optional.empty();
        }
        var from = wanted.values().stream().mapToLong(Wanted::after).min().orElse(0);
        var made = new DocumentFold<>(folded, wanted, begun.get());
        try {
            readOn(made, from);
            return Optional.of(made);
        } catch (DocumentFold.NeedsTheBeginning leading) {
            return Optional.empty();
        }
    }

    private Map<String, Refolded> fromTheBeginning(
            Map<String, Wanted> wanted, Map<String, Document> before, UUID incarnation) {
        var all = new HashMap<>(wanted);
        var made = folded(all);
        while (!all.keySet().containsAll(made.ledTo())) {
            var more = new HashSet<>(made.ledTo());
            more.removeAll(all.keySet());
            if (all.size() + more.size() > MOST) {
                throw new CannotRefold("too many documents follow from these: the read model has to be rebuilt");
            }
            var found = stored.load(more);
            before.putAll(found);
            more.forEach(key -> all.put(key, wanted(found.get(key), NONE)));
            made = folded(all);
        }
        return new RefoldedWrites<>(model, incarnation, contents).write(made, before, wanted.keySet());
    }

    /** From what was loaded on, the log is read to an end that is behind all that was passed over by then. */
    private DocumentFold<K, D> folded(Map<String, Wanted> wanted) {
        var now = fold;
        if (now == null || !now.wanted().equals(wanted)) {
            now = new DocumentFold<>(folded, wanted, step -> {});
            fold = now;
            read = 0;
        }
        read = readOn(now, read);
        return now;
    }

    /** To the end of the log, which is told. */
    private long readOn(DocumentFold<K, D> into, long after) {
        var end = subscription.log().head();
        var reached = after;
        while (reached < end) {
            var page = log.after(reached, (int) Math.min(PAGE, end - reached));
            if (page.isEmpty()) {
                throw new CannotRefold("the log ends at position " + reached + ", before " + end);
            }
            hand(page, into);
            reached = AxonSubscription.positionOf(page.getLast().trackingToken());
            scope.progress().reached(reached, end);
        }
        return reached;
    }

    private void hand(List<TrackedEventMessage<?>> page, DocumentFold<K, D> into) {
        try {
            page.forEach(into::handle);
        } catch (TooManyDocuments e) {
            throw new CannotRefold("too many documents lead to others: the read model has to be rebuilt");
        } catch (WrittenByNewerVersion e) {
            throw new CannotRefold("a newer version has written what concerns it, and has to be asked");
        }
    }

    private UUID incarnation() {
        var history = subscription.log();
        var at = model.store().stored().orElseThrow(() -> new CannotRefold("nobody has begun to build the read model"));
        if (!history.holds(at.checkpoint())) {
            throw new CannotRefold("the read model was built from another history, and is about to be built anew");
        }
        return at.incarnation();
    }
}
