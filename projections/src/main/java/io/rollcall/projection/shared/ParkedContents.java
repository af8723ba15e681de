// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What parked documents were before the events that have parked them, as they still show it: so that they are made once
 * more from there, and the log is not read from its beginning.
 */
final class ParkedContents<K, D> {

    private final ReadModel<K, D> model;
    private final long log;

    /** @param incarnation of the log */
    ParkedContents(ReadModel<K, D> model, UUID incarnation) {
        this.model = model;
        this.log = LoadedDocuments.log(incarnation);
    }

    /**
     * Where each of these begins; empty where one of them does not show it for sure.
     *
     * @param keys of the documents that are asked for, by what was loaded of them
     */
    Optional<Map<String, FoldedDocument<K, D>>> of(
            Map<String, DocumentFold.Wanted> keys, Map<String, Document> loaded) {
        var begun = new HashMap<String, FoldedDocument<K, D>>();
        for (var wanted : keys.entrySet()) {
            var stored = loaded.get(wanted.getKey());
            var content = stored == null ? null : content(stored);
            if (stored == null || content == null) {
                return Optional.empty();
            }
            begun.put(
                    wanted.getKey(),
                    new FoldedDocument<>(
                            id(stored),
                            wanted.getValue().without(),
                            wanted.getValue().after(),
                            content.decoded,
                            content.encoded));
        }
        return Optional.of(begun);
    }

    private record Content<D>(D decoded, Document encoded) {}

    /** None where it is not parked, shows nothing, or was made by somebody else or from another log. */
    private @Nullable Content<D> content(Document stored) {
        var encoded = DocumentState.contentOf(stored);
        if (encoded == null
                || ParkedMark.in(stored) == null
                || !model.store().mac().isGenuine(stored)
                || !(stored.get(DocumentState.LOG) instanceof Number theirs && theirs.longValue() == log)) {
            return null;
        }
        try {
            return new Content<>(model.codec().fromBson(id(stored), encoded), encoded);
        } catch (RuntimeException unreadable) {
            return null;
        }
    }

    @SuppressWarnings("unchecked") // the ids of a read model are of one type, which is that of its keys
    private K id(Document stored) {
        var key = stored.get(DocumentState.ID);
        return (K) (key instanceof String text && text.startsWith("@@") ? text.substring(1) : key);
    }
}
