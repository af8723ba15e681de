// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What a write must find under its key: exactly the document that was loaded, or none where none was. What was loaded
 * may be older than what is there: after an election majority reads can be behind majority writes.
 *
 * @param loaded {@code null} where there was nothing
 * @param bytes what that takes by {@link WriteChunks#sizeOf}; 0 where it was not asked
 */
record WriteGuard(Object key, @Nullable Document loaded, int bytes) {

    WriteGuard(Object key, @Nullable Document loaded) {
        this(key, loaded, 0);
    }

    private static final Document NO_CHANGE = new Document("$unset", new Document("@", ""));

    boolean isOfNothing() {
        return loaded == null;
    }

    /** Puts a document in the place of what was loaded; matches nothing, or is error 11000, where that is outdated. */
    WriteModel<Document> write(Document next) {
        return loaded == null ? new InsertOneModel<>(next) : new ReplaceOneModel<>(filter(loaded), next);
    }

    /** Does this to what was loaded, of which there is something; matches nothing where that is outdated. */
    WriteModel<Document> update(Document update) {
        return new UpdateOneModel<>(filter(Objects.requireNonNull(loaded)), update);
    }

    /**
     * Changes nothing. Other than a read, a write sees the newest there is. It matches where what was loaded is still
     * there; and where nothing was loaded, it matches if something is there.
     */
    WriteModel<Document> check() {
        return new UpdateOneModel<>(loaded == null ? new Document(DocumentState.ID, key) : filter(loaded), NO_CHANGE);
    }

    /**
     * By the position and the log; by whether it was made once more, which leaves it at its position; and by the MAC,
     * for what somebody else has put there may have any position.
     */
    private Document filter(Document found) {
        var filter = new Document(DocumentState.ID, key);
        Stream.of(DocumentState.POSITION, DocumentState.LOG, DocumentState.REFOLDED, DocumentMac.NAME)
                .filter(field -> !field.equals(DocumentMac.NAME) || found.containsKey(field))
                .forEach(field -> filter.append(field, equalTo(found.get(field))));
        return filter;
    }

    /** What is no plain value, but lies there because somebody else has put it there, is not to be a question. */
    private static @Nullable Object equalTo(@Nullable Object found) {
        return found == null || found instanceof Number || found instanceof String ? found : new Document("$eq", found);
    }
}
