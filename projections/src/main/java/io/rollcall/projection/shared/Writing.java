// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.projection.shared.Folding.Folded;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Folds a batch over what is stored and writes it. Documents that lead to others are folded first and written last: a
 * batch that is delivered again leads to the same others, until all of those are written.
 */
final class Writing<K, D> {

    private final Folding<K, D> folding;
    private final ReadModelStore store;
    private final Place place;
    private final int together;

    /** @param together how many documents are in memory at a time */
    Writing(Folding<K, D> folding, ReadModelStore store, Place place, int together) {
        this.folding = folding;
        this.store = store;
        this.place = place;
        this.together = together;
    }

    void write(List<Change<K, D>> batch) {
        var leading = folded(batch.stream().filter(Change::leadsOn).toList());
        var others = new ArrayList<>(
                batch.stream().filter(change -> !change.leadsOn()).toList());
        others.addAll(leading.following());
        others.sort(Comparator.comparingLong(Change::position));
        inParts(others).forEach(some -> write(folded(some)));
        write(leading);
    }

    private Folded<K, D> folded(List<Change<K, D>> changes) {
        var keys = new LinkedHashSet<Object>();
        changes.forEach(change -> keys.add(Draft.key(change.id())));
        return folding.fold(changes, keys.isEmpty() ? Map.of() : place.load(keys));
    }

    private void write(Folded<K, D> folded) {
        if (!folded.drafts().isEmpty()) {
            store.write(folded.drafts().stream().map(Draft::replacement).toList());
        }
    }

    /** All changes of one document are in one part, in their order. */
    private Collection<List<Change<K, D>>> inParts(List<Change<K, D>> changes) {
        var parts = new HashMap<K, Integer>();
        return changes.stream()
                .collect(Collectors.groupingBy(
                        change -> parts.computeIfAbsent(change.id(), id -> parts.size() / together),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values();
    }
}
