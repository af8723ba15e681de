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
    private final RefoldedContents contents;

    /** @param contents is told of each that is written */
    RefoldedWrites(ReadModel<K, D> model, UUID incarnation, RefoldedContents contents) {
        this.model = model;
        this.log = LoadedDocuments.log(incarnation);
        this.contents = contents;
    }

    /**
     * Writes all of them, the wanted ones last.
     *
     * @param before what was loaded, by the text of the id
     * @return what has become of those that were wanted; empty where something was not what was loaded any more
     */
    Map<String, Refolded> write(DocumentFold<K, D> made, Map<String, Document> before, Set<String> wanted) {
        var parked = newlyParked(made, before);
        list(parked); // before, as an owner does, and again once their marks are there
        var results = writeAll(made, before, wanted);
        list(parked);
        return results;
    }

    private Map<String, Refolded> writeAll(DocumentFold<K, D> made, Map<String, Document> before, Set<String> wanted) {
        var others = new TreeSet<>(made.wanted().keySet());
        others.removeAll(wanted);
        for (var key : others) {
            var document = made.document(key);
            if (document != null
                    && !written(
                            document, before.get(key), made.wanted().get(key).without())) {
                return Map.of();
            }
        }
        var results = new HashMap<String, Refolded>();
        for (var key : wanted) {
            var refolded = settle(
                    made.document(key), before.get(key), made.wanted().get(key).without());
            if (refolded != null) {
                results.put(key, refolded);
            }
        }
        return results;
    }

    /** The positions of the events by the keys of what has taken all and does not now. */
    private Map<String, Long> newlyParked(DocumentFold<K, D> made, Map<String, Document> before) {
        var parked = new HashMap<String, Long>();
        for (var key : made.wanted().keySet()) {
            var document = made.document(key);
            var mark = document == null ? null : document.parked();
            var stored = before.get(key);
            if (mark != null && (stored == null || ParkedMark.in(stored) == null)) {
                parked.put(key, mark.position());
            }
        }
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
            @Nullable FoldedDocument<K, D> made, @Nullable Document before, Set<Long> without) {
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

    private boolean written(@Nullable FoldedDocument<K, D> made, @Nullable Document before, Set<Long> without) {
        var outcome = write(before, document(made, before, without));
        return outcome.complete() && outcome.refused().isEmpty();
    }

    private WriteOutcome write(@Nullable Document before, Document next) {
        var key = next.get(DocumentState.ID);
        try {
            var outcome = model.store().write(List.of(new GuardedWrite(new WriteGuard(key, before), next)));
            if (outcome.complete() && outcome.refused().isEmpty()) {
                contents.written(before, next);
            }
            return outcome;
        } finally {
            model.recent().forget(key);
        }
    }

    private Document document(@Nullable FoldedDocument<K, D> made, @Nullable Document before, Set<Long> without) {
        var key = before == null ? DocumentState.key(made.id()) : before.get(DocumentState.ID);
        var at = Math.max(made == null ? 0 : made.position(), before == null ? 0 : position(before));
        var document = DocumentState.stored(key, at, log, made == null ? null : made.encoded());
        document.append(DocumentState.REFOLDED, UUID.randomUUID().toString()); // at its position another one lay
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
        var document = new Document(before)
                .append(DocumentState.REFOLDED, UUID.randomUUID().toString());
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
