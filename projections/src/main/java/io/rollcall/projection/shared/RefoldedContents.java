// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What documents were before they were made once more, and what they are since. */
final class RefoldedContents {

    private record Content(@Nullable Document was, @Nullable Document is) {}

    private final ReadModel<?, ?> model;
    private final Map<Object, Content> all = new LinkedHashMap<>();

    RefoldedContents(ReadModel<?, ?> model) {
        this.model = model;
    }

    /**
     * One was written; it may be written again, over what was written before.
     *
     * @param before what was stored; {@code null} where nothing was
     * @param next what is
     */
    void written(@Nullable Document before, Document next) {
        var key = next.get(DocumentState.ID);
        var known = all.get(key);
        var was = known == null ? content(before) : known.was();
        all.put(key, new Content(was, DocumentState.contentOf(next)));
    }

    private @Nullable Document content(@Nullable Document stored) {
        return stored == null || !model.store().mac().isGenuine(stored) ? null : DocumentState.contentOf(stored);
    }

    int number() {
        return all.size();
    }

    /** Tells what is otherwise than it was. */
    void compare(GenerationDifferences differences) {
        all.forEach((key, content) -> differences.add(key, content.was(), content.is()));
    }
}
