// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What is stored under the texts of ids, and what of it is parked. */
final class StoredParked {

    private static final Comparator<ParkedDocument> NEWEST_FIRST =
            Comparator.comparingLong(ParkedDocument::position).reversed();

    private final ReadModel<?, ?> model;

    StoredParked(ReadModel<?, ?> model) {
        this.model = model;
    }

    /** Those that are parked; 1,000 of them where there are more. */
    List<ParkedDocument> all() {
        return among(told().keys());
    }

    /**
     * Those that are parked with this event or an earlier one, the newest event first: so many of them, and all others
     * that are parked with the last one's, in no particular order among themselves.
     *
     * @param type of the event only; {@code null} for any
     */
    List<ParkedDocument> page(@Nullable String type, long upTo, int most) {
        var told = told();
        if (!told.isNotAll()) {
            return among(told.keys()).stream()
                    .filter(parked -> parked.position() <= upTo && (type == null || type.equals(parked.event())))
                    .sorted(NEWEST_FIRST)
                    .toList();
        }
        var index = model.store().parked().index();
        index.make();
        var page = index.page(type, upTo, most).stream()
                .flatMap(it -> parked(ParkedIndex.key(it), it).stream())
                .toList();
        var isLast = page.size() < most;
        return isLast && type == null
                ? Stream.concat(page.stream(), unstorable(told)).toList()
                : page;
    }

    /** They do not say it themselves. */
    private Stream<ParkedDocument> unstorable(ToldParked told) {
        return among(told.keys()).stream().filter(parked -> parked.position() == 0);
    }

    /** That one, where it is parked. */
    Optional<ParkedDocument> find(String key) {
        var stored = load(Set.of(key)).get(key);
        return stored != null || told().keys().contains(key) ? parked(key, stored) : Optional.empty();
    }

    private ToldParked told() {
        var store = model.store();
        return store.parked()
                .stored(() -> store.stored()
                        .map(position -> position.checkpoint().position())
                        .orElse(0L));
    }

    private List<ParkedDocument> among(Collection<String> keys) {
        var stored = keys.isEmpty() ? Map.<String, Document>of() : load(keys);
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
