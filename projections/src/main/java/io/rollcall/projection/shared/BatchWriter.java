// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Folds a batch over what is stored and writes it. Each write is guarded by what was loaded: where that is not there
 * any more, or never was what is there, the document is loaded again and folded again, of which nothing is left to do
 * where it is as new as the batch.
 *
 * <p>Documents that lead to others are folded first and written last, those that lead the furthest before and after all
 * others: a batch that is delivered again leads to the same others, until all of those are written. Before anybody is
 * reached through them, it is made sure that they are what was loaded; those that nothing follows from are written at
 * once.
 */
final class BatchWriter<K, D> {

    /** Each is a read that was older than what is there, or another writer's change meanwhile. */
    private static final int ATTEMPTS = 5;

    private final String name;
    private final BatchFold<K, D> fold;
    private final ReadModelStore store;
    private final OwnedPosition place;
    private final WrittenDocuments written;
    private final DocumentStateWriter<K, D> writes;
    private final int together;

    /** @param together how many documents are in memory at a time */
    BatchWriter(
            String name,
            BatchFold<K, D> fold,
            ReadModelStore store,
            OwnedPosition place,
            RecentDocuments<D> recent,
            WrittenDocuments written,
            int together) {
        this.name = name;
        this.fold = fold;
        this.store = store;
        this.place = place;
        this.writes = new DocumentStateWriter<>(name, fold, store, place, recent, written);
        this.written = written;
        this.together = together;
    }

    /** @throws StaleRead where what is read stays older than what is there */
    void write(List<Change<K, D>> batch) {
        for (int attempt = 1; !writtenAll(batch); attempt++) {
            if (attempt == ATTEMPTS) {
                throw new StaleRead(name, attempt);
            }
        }
    }

    private boolean writtenAll(List<Change<K, D>> batch) {
        return writtenFrom(batch.stream().mapToInt(Change::depth).max().orElse(0), batch);
    }

    /** @param depth the largest among these changes, which are in the order of the log */
    private boolean writtenFrom(int depth, List<Change<K, D>> changes) {
        if (depth == 0) {
            inParts(changes.stream()).forEach(this::settle);
            return true;
        }
        var leading = inParts(changes.stream().filter(change -> change.depth() == depth)).stream()
                .flatMap(part -> settle(part).stream())
                .toList();
        var others = Stream.concat(
                changes.stream().filter(change -> change.depth() < depth),
                leading.stream().flatMap(state -> state.following().stream()));
        return writtenFrom(
                        depth - 1,
                        others.sorted(Comparator.comparingLong(Change::position))
                                .toList())
                && written(leading);
    }

    /**
     * Folds and writes some documents.
     *
     * @return those that others follow from: they were what was loaded, and are not written
     */
    private List<DocumentState<K, D>> settle(List<Change<K, D>> changes) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var states = folded(changes);
            var sure = isSureOf(guards(states));
            var leading = states.stream().filter(BatchWriter::leadsOn).toList();
            if (written(states.stream()
                            .filter(Predicate.not(BatchWriter::leadsOn))
                            .toList())
                    && sure) {
                return leading;
            }
        }
        throw new StaleRead(name, ATTEMPTS);
    }

    /** Whether what was made something of is there; if not, it is read. */
    private boolean isSureOf(List<WriteGuard> guards) {
        var sure = store.wouldAccept(guards);
        if (!sure) {
            guards.forEach(guard -> written.forget(guard.key()));
        }
        return sure;
    }

    private List<DocumentState<K, D>> folded(List<Change<K, D>> changes) {
        return fold.fold(changes, place.load(keys(changes)));
    }

    private boolean written(List<DocumentState<K, D>> states) {
        return writes.written(states);
    }

    static Set<Object> keys(List<? extends Change<?, ?>> changes) {
        return changes.stream().map(change -> DocumentState.key(change.id())).collect(Collectors.toSet());
    }

    private static <K, D> List<WriteGuard> guards(List<DocumentState<K, D>> states) {
        return states.stream()
                .filter(DocumentState::hasToBeChecked)
                .map(DocumentState::guard)
                .toList();
    }

    private static boolean leadsOn(DocumentState<?, ?> state) {
        return !state.following().isEmpty();
    }

    /** All changes of one document are in one part, in their order. */
    private Collection<List<Change<K, D>>> inParts(Stream<Change<K, D>> changes) {
        var parts = new HashMap<K, Integer>();
        return changes.collect(Collectors.groupingBy(
                        change -> parts.computeIfAbsent(change.id(), id -> parts.size() / together),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values();
    }
}
