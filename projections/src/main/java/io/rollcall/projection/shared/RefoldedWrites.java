// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Writes documents that were made once more in the place of what was loaded before. Those that others follow from are
 * written last, so that all of it is done again where this process ends in between.
 */
final class RefoldedWrites<K, D> {

    private final ReadModel<K, D> model;
    private final long log;

    RefoldedWrites(ReadModel<K, D> model, UUID incarnation) {
        this.model = model;
        this.log = LoadedDocuments.log(incarnation);
    }

    /**
     * Writes all of them, the wanted ones last.
     *
     * @param before what was loaded, by the text of the id
     * @return what has become of those that were wanted; empty where something was not what was loaded any more
     */
    Map<String, Refolded> write(Replay<K, D> made, Map<String, Document> before, Set<String> wanted) {
        var parked = newlyParked(made.documents(), before);
        list(parked); // before, as an owner does, and again once their marks are there
        var results = writeAll(made, before, wanted);
        list(parked);
        return results;
    }

    private Map<String, Refolded> writeAll(Replay<K, D> made, Map<String, Document> before, Set<String> wanted) {
        var documents = made.documents();
        var others = new TreeSet<>(documents.keySet());
        others.removeAll(wanted);
        for (var key : others) {
            if (!written(
                    documents.get(key), before.get(key), made.wanted().get(key).without())) {
                return Map.of();
            }
        }
        var results = new HashMap<String, Refolded>();
        for (var key : wanted) {
            var refolded = settle(
                    documents.get(key), before.get(key), made.wanted().get(key).without());
            if (refolded != null) {
                results.put(key, refolded);
            }
        }
        return results;
    }

    /** The positions of the events by the keys of what has taken all and does not now. */
    private Map<String, Long> newlyParked(Map<String, ReplayedDocument<K, D>> documents, Map<String, Document> before) {
        var parked = new HashMap<String, Long>();
        documents.forEach((key, document) -> {
            var mark = document.parked();
            var stored = before.get(key);
            if (mark != null && (stored == null || ParkedMark.in(stored) == null)) {
                parked.put(key, mark.position());
            }
        });
        return parked;
    }

    private void list(Map<String, Long> parked) {
        model.store()
                .parked()
                .add(
                        parked.keySet(),
                        parked.values().stream()
                                .mapToLong(Long::longValue)
                                .max()
                                .orElse(0));
    }

    private @Nullable Refolded settle(
            @Nullable ReplayedDocument<K, D> made, @Nullable Document before, Set<Long> without) {
        if (made == null && before == null) {
            return Refolded.WHOLE; // no event concerns it, and nothing is there
        }
        var next = document(made, before, without);
        var outcome = write(before, next);
        if (!outcome.refused().isEmpty()) {
            var reason = outcome.refused().values().iterator().next();
            return before == null || write(before, triedInVain(before, reason)).complete()
                    ? Refolded.PARKED_AGAIN
                    : null;
        }
        if (!outcome.complete()) {
            return null;
        }
        return next.containsKey(DocumentState.PARKED) ? Refolded.PARKED_AGAIN : Refolded.WHOLE;
    }

    private boolean written(@Nullable ReplayedDocument<K, D> made, @Nullable Document before, Set<Long> without) {
        var outcome = write(before, document(made, before, without));
        return outcome.complete() && outcome.refused().isEmpty();
    }

    private WriteOutcome write(@Nullable Document before, Document next) {
        var key = next.get(DocumentState.ID);
        try {
            return model.store().write(List.of(new GuardedWrite(new WriteGuard(key, before), next)));
        } finally {
            model.recent().forget(key);
        }
    }

    private Document document(@Nullable ReplayedDocument<K, D> made, @Nullable Document before, Set<Long> without) {
        var key = before == null ? DocumentState.key(made.id()) : before.get(DocumentState.ID);
        var at = Math.max(made == null ? 0 : made.position(), before == null ? 0 : position(before));
        var document = DocumentState.stored(key, at, log, made == null ? null : made.encoded());
        var mark = made == null ? null : made.parked();
        if (mark != null) {
            var old = before == null ? null : ParkedMark.in(before);
            document.append(DocumentState.PARKED, (old == null ? mark : old.triedAgain(mark)).toBson());
        }
        if (!without.isEmpty()) {
            document.append(DocumentState.WITHOUT, new ArrayList<>(new TreeSet<>(without)));
        }
        return document;
    }

    /** The same as before, but for what happened to it. */
    private Document triedInVain(Document before, String reason) {
        var document = new Document(before);
        var mark = ParkedMark.in(before);
        if (mark != null) {
            var now = new ParkedMark(
                    mark.position(),
                    mark.event(),
                    mark.since(),
                    Trouble.refused(reason, model.clock().instant(), 1),
                    mark.later());
            document.put(DocumentState.PARKED, mark.triedAgain(now).toBson());
        }
        return document;
    }

    private static long position(Document stored) {
        return stored.get(DocumentState.POSITION, Number.class).longValue();
    }
}
