// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What is stored under the texts of ids, and what of it is parked. */
final class StoredParked {

    private final ReadModel<?, ?> model;

    StoredParked(ReadModel<?, ?> model) {
        this.model = model;
    }

    /** Those that are parked; 1,000 of them where there are more. */
    List<ParkedDocument> all() {
        var keys = listed();
        return keys.isEmpty() ? List.of() : among(keys);
    }

    /** That one, where it is parked. */
    Optional<ParkedDocument> find(String key) {
        var stored = load(Set.of(key)).get(key);
        return stored != null || listed().contains(key) ? parked(key, stored) : Optional.empty();
    }

    private Set<String> listed() {
        var store = model.store();
        return store.parked()
                .stored(() -> store.stored()
                        .map(position -> position.checkpoint().position())
                        .orElse(0L));
    }

    private List<ParkedDocument> among(Collection<String> keys) {
        var stored = load(keys);
        return keys.stream()
                .flatMap(key -> parked(key, stored.get(key)).stream())
                .toList();
    }

    private Optional<ParkedDocument> parked(String key, @Nullable Document stored) {
        return stored == null
                ? Optional.of(ParkedDocument.unstorable(model.name(), key))
                : Optional.ofNullable(ParkedMark.in(stored))
                        .map(mark -> ParkedDocument.of(model.name(), key, mark, without(stored)));
    }

    /** What is stored, as the newest majority has it, by the text of the id. */
    Map<String, Document> load(Collection<String> keys) {
        var found = new HashMap<String, Document>();
        var byKey = new HashMap<Object, String>();
        keys.forEach(text -> candidates(text).forEach(key -> byKey.put(key, text)));
        WriteChunks.ofKeys(byKey.keySet())
                .forEach(part ->
                        model.store().load(part).forEach((key, document) -> found.put(byKey.get(key), document)));
        return found;
    }

    /** Events that a document goes on without. */
    static List<Long> without(Document stored) {
        return stored.getList(DocumentState.WITHOUT, Long.class, List.of());
    }

    /** An id is a text or a number. */
    private static List<Object> candidates(String text) {
        var all = new ArrayList<Object>(List.of(DocumentState.key(text)));
        try {
            all.add(Long.parseLong(text));
        } catch (NumberFormatException e) {
            // so it is a text
        }
        return all;
    }
}
