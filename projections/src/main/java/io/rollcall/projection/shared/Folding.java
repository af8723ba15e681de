// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds batches. A change that throws fails its batch the first time, which is then delivered again; one that throws
 * again parks its document.
 */
final class Folding<K, D> {

    private static final Logger LOG = LoggerFactory.getLogger(Folding.class);

    private final String name;
    private final BsonForm<K, D> form;
    private final Set<Failure> failures = new HashSet<>();

    Folding(String name, BsonForm<K, D> form) {
        this.name = name;
        this.form = form;
    }

    /**
     * Folds a batch over what was loaded.
     *
     * @return every document that it concerns, in the order in which it does
     * @throws CannotFold where a change failed for the first time
     */
    List<Draft<K, D>> fold(List<Change<K, D>> batch, Loaded loaded) {
        var drafts = new LinkedHashMap<K, Draft<K, D>>();
        var first = new ArrayList<CannotFold>();
        for (var change : batch) {
            var draft = drafts.computeIfAbsent(change.id(), id -> new Draft<>(id, loaded, form));
            try {
                draft.fold(change);
            } catch (RuntimeException e) {
                draft.park(change);
                report(change, e, first);
            }
        }
        if (!first.isEmpty()) {
            throw first.getFirst();
        }
        return List.copyOf(drafts.values());
    }

    /** A document that is parked with a change, over what was loaded. */
    Draft<K, D> parked(Change<K, D> change, Loaded loaded, boolean withContent) {
        var draft = new Draft<>(change.id(), loaded, form);
        if (withContent) {
            draft.park(change);
        } else {
            draft.parkWithoutContent(change);
        }
        return draft;
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
            LOG.error("{}: the document is parked until the read model is rebuilt", failure.getMessage());
        }
    }

    private record Failure(Object id, long position) {}
}
