// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes folded documents. One that the database will never take, for its size above all, is parked with the first
 * change that it does not take; all others are written.
 */
final class DraftWrites<K, D> {

    private static final Logger LOG = LoggerFactory.getLogger(DraftWrites.class);

    private final String name;
    private final Folding<K, D> folding;
    private final ReadModelStore store;
    private final Place place;

    DraftWrites(String name, Folding<K, D> folding, ReadModelStore store, Place place) {
        this.name = name;
        this.folding = folding;
        this.store = store;
        this.place = place;
    }

    /**
     * Writes what has changed of these.
     *
     * @return whether each of them was what was loaded, and so is done; if not, each may be done or not
     */
    boolean written(List<Draft<K, D>> drafts) {
        var outcome = attempted(drafts);
        return drafts.stream()
                .filter(draft -> outcome.refused().containsKey(Draft.key(draft.id())))
                .map(draft -> parked(draft, outcome.refused().get(Draft.key(draft.id()))))
                .reduce(outcome.complete(), Boolean::logicalAnd);
    }

    private WriteOutcome attempted(List<Draft<K, D>> drafts) {
        store.parked()
                .add(drafts.stream().filter(Draft::isNewlyParked).map(Draft::id).toList());
        return store.write(
                drafts.stream().filter(Draft::changed).map(Draft::replacement).toList());
    }

    /**
     * Writes a document as far as the database takes it, and parks it there.
     *
     * @return whether that is done; if not, it was not what was loaded any more
     */
    private boolean parked(Draft<K, D> draft, String reason) {
        var changes = draft.folded();
        while (changes.size() > 1) {
            var half = changes.subList(0, changes.size() / 2);
            var outcome = attempted(folding.fold(half, loaded(half)));
            if (!outcome.complete()) {
                return false;
            }
            changes = outcome.refused().isEmpty() ? changes.subList(half.size(), changes.size()) : half;
        }
        return changes.isEmpty() || parked(changes.getFirst(), reason);
    }

    private boolean parked(Change<K, D> change, String reason) {
        LOG.error(
                "{} cannot write document {} with {} at position {}: {}: it is parked until the read model is rebuilt",
                name,
                change.id(),
                change.eventName(),
                change.position(),
                reason);
        var outcome = attempted(List.of(folding.parked(change, loaded(List.of(change)), true)));
        if (!outcome.refused().isEmpty()) {
            outcome = attempted(List.of(folding.parked(change, loaded(List.of(change)), false)));
        }
        return outcome.complete(); // what cannot even be parked cannot be named: there is no such document
    }

    private Loaded loaded(List<Change<K, D>> changes) {
        return place.load(Writing.keys(changes));
    }
}
