// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.log.subscription.LogHistory;
import io.rollcall.log.subscription.PastEvents;
import io.rollcall.projection.shared.Replay.Wanted;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Makes parked documents once more, so that they take what they could not and all that was passed over, in the order of
 * the log: from what they show that they were before, or, where documents lead to others, from the log alone. May be
 * done by any process: what is written is guarded by what was loaded before the end of the log was looked at, and an
 * owner that passes over one more event of a document moves it on.
 *
 * <p>What the documents have led others to meanwhile is made once more with them.
 */
final class Refold<K, D> {

    /** No event is evicted. */
    static final long NONE = -1;

    private static final int ATTEMPTS = 10;
    private static final int MOST = 5_000;

    private final ReadModel<K, D> model;
    private final ReadModelSubscription subscription;
    private final PastEvents log;
    private final StoredParked stored;
    private final boolean any;
    private @Nullable Replay<K, D> replay;

    /** @param any whether documents are meant that are not parked, too */
    Refold(ReadModel<K, D> model, ReadModelSubscription subscription, PastEvents log, boolean any) {
        this.model = model;
        this.subscription = subscription;
        this.log = log;
        this.stored = new StoredParked(model);
        this.any = any;
    }

    /**
     * Tries some documents again.
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

    /** Those that were done; the others were changed by somebody else meanwhile. */
    private Map<String, Refolded> attempt(Set<String> keys, Map<String, Long> evicted, UUID incarnation) {
        var before = new HashMap<>(stored.load(keys));
        var results = new HashMap<String, Refolded>();
        keys.stream()
                .filter(key -> !any && before.containsKey(key) && !isParked(before.get(key), evicted.get(key)))
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

    private static Wanted wanted(@Nullable Document found, long evicted) {
        var mark = found == null ? null : ParkedMark.in(found);
        if (found == null) {
            return new Wanted(0, Set.of());
        }
        var without = new HashSet<>(StoredParked.without(found));
        if (evicted != NONE) {
            without.add(evicted);
        }
        var after =
                mark == null ? found.get(DocumentState.POSITION, Number.class).longValue() : mark.position() - 1;
        return new Wanted(after, without);
    }

    private Map<String, Refolded> refolded(Map<String, Wanted> wanted, Map<String, Document> before, UUID incarnation) {
        if (!any) {
            var begun = new ParkedContents<>(model, incarnation).of(wanted, before);
            if (begun.isPresent()) {
                var made = fromThere(wanted, begun.get());
                if (made.isPresent()) {
                    return new RefoldedWrites<>(model, incarnation).write(made.get(), before, wanted.keySet());
                }
            }
        }
        return fromTheBeginning(wanted, before, incarnation);
    }

    /** Only the log behind the first of the events that have parked them is read. */
    private Optional<Replay<K, D>> fromThere(Map<String, Wanted> wanted, Map<String, ReplayedDocument<K, D>> begun) {
        var made = new Replay<>(model, subscription.handlers(), log, wanted, begun);
        try {
            made.advanceTo(subscription.log().head());
            return Optional.of(made);
        } catch (Replay.NeedsTheBeginning leading) {
            return Optional.empty();
        }
    }

    private Map<String, Refolded> fromTheBeginning(
            Map<String, Wanted> wanted, Map<String, Document> before, UUID incarnation) {
        var all = new HashMap<>(wanted);
        var made = replayed(all);
        while (!all.keySet().containsAll(made.ledTo())) {
            var more = new HashSet<>(made.ledTo());
            more.removeAll(all.keySet());
            var found = stored.load(more);
            before.putAll(found);
            more.forEach(key -> all.put(key, wanted(found.get(key), NONE)));
            if (all.size() > MOST) {
                throw new CannotRefold("too many documents follow from these: the read model has to be rebuilt");
            }
            made = replayed(all);
        }
        return new RefoldedWrites<>(model, incarnation).write(made, before, wanted.keySet());
    }

    /** From what was loaded on, the log is read to an end that is behind all that was passed over by then. */
    private Replay<K, D> replayed(Map<String, Wanted> wanted) {
        var now = replay;
        if (now == null || !now.wanted().equals(wanted)) {
            now = new Replay<>(model, subscription.handlers(), log, wanted);
            replay = now;
        }
        now.advanceTo(subscription.log().head());
        return now;
    }

    private UUID incarnation() {
        LogHistory history = subscription.log();
        var at = model.store().stored().orElseThrow(() -> new CannotRefold("nobody has begun to build the read model"));
        if (!history.holds(at.checkpoint())) {
            throw new CannotRefold("the read model was built from another history, and is about to be built anew");
        }
        return at.incarnation();
    }
}
