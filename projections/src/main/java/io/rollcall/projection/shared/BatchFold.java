// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds batches. A change that throws fails its batch the first time, which is then delivered again; one that throws
 * again parks its document.
 */
final class BatchFold<K, D> {

    private static final Logger LOG = LoggerFactory.getLogger(BatchFold.class);

    /** How often a change has thrown by the time that its document is parked with it. */
    private static final int TRIED = 2;

    private final String name;
    private final ReadModelCodec<K, D> codec;
    private final InstantSource clock;
    private final Set<Failure> failures = new HashSet<>();

    /** @param clock says when a document was parked */
    BatchFold(String name, ReadModelCodec<K, D> codec, InstantSource clock) {
        this.name = name;
        this.codec = codec;
        this.clock = clock;
    }

    /**
     * Folds a batch over what was loaded.
     *
     * @return every document that it concerns, in the order in which it does
     * @throws CannotFold where a change failed for the first time
     */
    List<DocumentState<K, D>> fold(List<Change<K, D>> batch, LoadedDocuments loaded) {
        var first = new ArrayList<CannotFold>();
        var states = states(batch, loaded, DocumentState::fold, first);
        for (var state : states.values()) {
            try {
                state.encode();
            } catch (RuntimeException e) { // of which change, shows when each is encoded
                var all = batch.stream()
                        .filter(change -> change.id().equals(state.id()))
                        .toList();
                states.putAll(states(all, loaded, DocumentState::foldAndEncode, first));
            }
        }
        if (!first.isEmpty()) {
            throw first.getFirst();
        }
        return List.copyOf(states.values());
    }

    private Map<K, DocumentState<K, D>> states(
            List<Change<K, D>> changes,
            LoadedDocuments loaded,
            BiConsumer<DocumentState<K, D>, Change<K, D>> fold,
            List<CannotFold> first) {
        var states = new LinkedHashMap<K, DocumentState<K, D>>();
        for (var change : changes) {
            var state = states.computeIfAbsent(change.id(), id -> new DocumentState<>(id, loaded, codec));
            try {
                fold.accept(state, change);
            } catch (RuntimeException e) {
                state.park(change, Trouble.of(e, clock.instant(), TRIED));
                report(change, e, first);
            }
        }
        return states;
    }

    /** A document that is parked with a change that the database refuses, over what was loaded. */
    DocumentState<K, D> parked(Change<K, D> change, LoadedDocuments loaded, String reason, boolean withContent) {
        var state = new DocumentState<>(change.id(), loaded, codec);
        var trouble = Trouble.refused(reason, clock.instant(), 1);
        if (withContent) {
            state.park(change, trouble);
        } else {
            state.parkWithoutContent(change, trouble);
        }
        return state;
    }

    /** What failed up to here is settled. */
    void settled(long position) {
        failures.removeIf(failure -> failure.position() <= position);
    }

    private void report(Change<K, D> change, RuntimeException cause, List<CannotFold> first) {
        var failure = new CannotFold(name, change, cause);
        if (failures.add(new Failure(change.id(), change.position()))) {
            first.add(failure);
        } else {
            LOG.error("{}: the document is parked until an operator has it tried again", failure.getMessage());
        }
    }

    private record Failure(Object id, long position) {}
}
