// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import com.mongodb.client.model.WriteModel;
import java.util.Optional;
import org.bson.Document;

/**
 * One document that is to be written.
 *
 * @param guard what must be there
 * @param bytes what the document takes, or somewhat more, but for its MAC: to find that out takes as long as a write
 *     does
 */
record GuardedWrite(WriteGuard guard, Document document, int bytes) {

    GuardedWrite(WriteGuard guard, Document document) {
        this(guard, document, WriteChunks.sizeOf(document));
    }

    Object key() {
        return guard.key();
    }

    boolean isInsertion() {
        return guard.isOfNothing();
    }

    /** The write by an update that says what has changed, where that is less than the document. */
    Optional<Document> delta() {
        var loaded = guard.loaded();
        return loaded == null ? Optional.empty() : DocumentDelta.between(loaded, document);
    }

    /** @param delta what {@link #delta} said */
    WriteModel<Document> model(Optional<Document> delta) {
        return delta.map(guard::update).orElseGet(() -> guard.write(document));
    }
}
