// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes folded documents. One that the database will never take, for its size above all, is parked with the first
 * change that it does not take; all others are written.
 */
final class DocumentStateWriter<K, D> {

    private static final Logger LOG = LoggerFactory.getLogger(DocumentStateWriter.class);

    private final String name;
    private final BatchFold<K, D> fold;
    private final ReadModelStore store;
    private final OwnedPosition place;
    private final RecentDocuments<D> recent;
    private final WrittenDocuments documents;

    /**
     * @param recent is told what has become of each document
     * @param documents the same
     */
    DocumentStateWriter(
            String name,
            BatchFold<K, D> fold,
            ReadModelStore store,
            OwnedPosition place,
            RecentDocuments<D> recent,
            WrittenDocuments documents) {
        this.name = name;
        this.fold = fold;
        this.store = store;
        this.place = place;
        this.recent = recent;
        this.documents = documents;
    }

    /**
     * Writes what has changed of these.
     *
     * @return whether each of them was what was loaded, and so is done; if not, each may be done or not
     */
    boolean written(List<DocumentState<K, D>> states) {
        var outcome = attempted(states);
        return states.stream()
                .filter(state -> outcome.refused().containsKey(DocumentState.key(state.id())))
                .map(state -> parked(state, outcome.refused().get(DocumentState.key(state.id()))))
                .reduce(outcome.complete(), Boolean::logicalAnd);
    }

    private WriteOutcome attempted(List<DocumentState<K, D>> states) {
        var parked = states.stream().filter(DocumentState::isNewlyParked).toList();
        store.parked()
                .add(
                        parked.stream().map(DocumentState::id).toList(),
                        parked.stream().mapToLong(DocumentState::parkedAt).max().orElse(0));
        var outcome = WriteOutcome.OUTDATED;
        var writes = new LinkedHashMap<Object, GuardedWrite>();
        states.stream()
                .filter(DocumentState::changed)
                .map(DocumentState::write)
                .forEach(write -> writes.put(write.key(), write));
        try {
            outcome = store.write(List.copyOf(writes.values()));
            return outcome;
        } finally {
            remember(states, writes, outcome);
        }
    }

    private void remember(List<DocumentState<K, D>> states, Map<Object, GuardedWrite> writes, WriteOutcome outcome) {
        for (var state : states) {
            var key = DocumentState.key(state.id());
            if (!outcome.complete() || outcome.refused().containsKey(key) || state.isParked()) {
                recent.forget(key);
                documents.forget(key);
                continue;
            }
            recent.written(key, state::kept);
            var write = writes.get(key);
            if (write != null) {
                documents.written(write);
            }
        }
    }

    /**
     * Writes a document as far as the database takes it, and parks it there.
     *
     * @return whether that is done; if not, it was not what was loaded any more
     */
    private boolean parked(DocumentState<K, D> state, String reason) {
        var changes = state.folded();
        while (changes.size() > 1) {
            var half = changes.subList(0, changes.size() / 2);
            var outcome = attempted(fold.fold(half, loaded(half)));
            if (!outcome.complete()) {
                return false;
            }
            changes = outcome.refused().isEmpty() ? changes.subList(half.size(), changes.size()) : half;
        }
        return changes.isEmpty() || parked(changes.getFirst(), reason);
    }

    private boolean parked(Change<K, D> change, String reason) {
        LOG.error(
                "{} cannot write document {} with {} at position {}: {}: it is parked until an operator has it tried again",
                name,
                change.id(),
                change.eventName(),
                change.position(),
                reason);
        var outcome = attempted(List.of(fold.parked(change, loaded(List.of(change)), reason, true)));
        if (!outcome.refused().isEmpty()) {
            outcome = attempted(List.of(fold.parked(change, loaded(List.of(change)), reason, false)));
        }
        return outcome.complete(); // what cannot even be parked cannot be named: there is no such document
    }

    private LoadedDocuments loaded(List<Change<K, D>> changes) {
        return place.load(BatchWriter.keys(changes));
    }
}
