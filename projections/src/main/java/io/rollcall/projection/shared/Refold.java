// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.log.subscription.LogHistory;
import io.rollcall.log.subscription.PastEvents;
import io.rollcall.projection.shared.Replay.Wanted;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Makes parked documents once more, from the log alone, so that they take what they could not and all that was passed
 * over, in the order of the log. May be done by any process: what is written is guarded by what was loaded before the
 * end of the log was looked at, and an owner that passes over one more event of a document moves it on.
 *
 * <p>What the documents have led others to meanwhile is made once more with them.
 */
final class Refold<K, D> {

    private static final int ATTEMPTS = 10;
    private static final int MOST = 5_000;

    private final ReadModel<K, D> model;
    private final ReadModelSubscription subscription;
    private final PastEvents log;
    private final StoredParked stored;
    private @Nullable Replay<K, D> replay;

    Refold(ReadModel<K, D> model, ReadModelSubscription subscription, PastEvents log) {
        this.model = model;
        this.subscription = subscription;
        this.log = log;
        this.stored = new StoredParked(model);
    }

    /**
     * Tries some documents again.
     *
     * @param evicted whether they are to go on without the event that has parked them
     * @return what has become of each
     * @throws CannotRefold where that is not possible, and nothing has changed
     */
    Map<String, Refolded> run(Collection<String> keys, boolean evicted) {
        var incarnation = incarnation();
        var results = new LinkedHashMap<String, Refolded>();
        var left = new HashSet<>(keys);
        for (int attempt = 0; attempt < ATTEMPTS && !left.isEmpty(); attempt++) {
            results.putAll(attempt(left, evicted, incarnation));
            left.removeAll(results.keySet());
        }
        if (!left.isEmpty()) {
            throw new CannotRefold("the documents change all the time; try again");
        }
        var settled = results.entrySet().stream().filter(it -> it.getValue() != Refolded.PARKED_AGAIN);
        model.store().parked().remove(settled.map(Map.Entry::getKey).toList());
        return results;
    }

    /** Those that were done; the others were changed by somebody else meanwhile. */
    private Map<String, Refolded> attempt(Set<String> keys, boolean evicted, UUID incarnation) {
        var before = new HashMap<>(stored.load(keys));
        var results = new HashMap<String, Refolded>();
        keys.stream()
                .filter(key -> before.containsKey(key) && !before.get(key).containsKey(DocumentState.PARKED))
                .forEach(key -> results.put(key, Refolded.NOT_PARKED));
        var wanted = new HashMap<String, Wanted>();
        keys.stream()
                .filter(key -> !results.containsKey(key))
                .forEach(key -> wanted.put(key, wanted(before.get(key), evicted)));
        if (!wanted.isEmpty()) {
            results.putAll(refolded(wanted, before, incarnation));
        }
        return results;
    }

    private static Wanted wanted(@Nullable Document found, boolean evicted) {
        var mark = found == null ? null : ParkedMark.in(found);
        if (found == null) {
            return new Wanted(0, Set.of());
        }
        var without = new HashSet<>(StoredParked.without(found));
        if (mark != null && evicted) {
            without.add(mark.position());
        }
        var after =
                mark == null ? found.get(DocumentState.POSITION, Number.class).longValue() : mark.position() - 1;
        return new Wanted(after, without);
    }

    private Map<String, Refolded> refolded(Map<String, Wanted> wanted, Map<String, Document> before, UUID incarnation) {
        var all = new HashMap<>(wanted);
        var made = replayed(all);
        while (!all.keySet().containsAll(made.ledTo())) {
            var more = new HashSet<>(made.ledTo());
            more.removeAll(all.keySet());
            var found = stored.load(more);
            before.putAll(found);
            more.forEach(key -> all.put(key, wanted(found.get(key), false)));
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
