// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** One document while a batch is folded into it. */
final class Draft<K, D> {

    static final String ID = "_id";
    static final String POSITION = "position";
    private static final String DELETED = "deleted";
    private static final String PARKED = "parked";
    private static final List<String> RESERVED = List.of(ID, POSITION, DELETED, PARKED, DocumentMac.NAME);

    private final K id;
    private final BsonForm<K, D> form;
    private long position;
    private @Nullable Document content;
    private @Nullable Document parked;
    private boolean changed;

    Draft(K id, @Nullable Document stored, BsonForm<K, D> form) {
        this.id = id;
        this.form = form;
        if (stored != null) {
            this.position = stored.get(POSITION, Number.class).longValue();
            this.content = contentOf(stored);
            this.parked = stored.get(PARKED, Document.class);
        }
    }

    /** The content of a stored document; {@code null} where it was deleted. */
    static @Nullable Document contentOf(Document stored) {
        if (stored.containsKey(DELETED)) {
            return null;
        }
        var content = new Document(stored);
        RESERVED.forEach(content::remove);
        return content;
    }

    /** The key of an id in the collection: no id clashes with the engine's own documents, which begin with one @. */
    static Object key(Object id) {
        return id instanceof String text && text.startsWith("@") ? "@" + text : id;
    }

    /**
     * Folds a change over an older position, and leaves everything as it was if that throws.
     *
     * @return the changes of further documents that follow from it
     */
    List<Change<K, D>> fold(Change<K, D> change) {
        if (parked != null || change.position() <= position) {
            return List.of();
        }
        var before = content == null ? null : form.fromBson(id, content);
        var after = change.fold().apply(before);
        if (after == null && position == 0) {
            return List.of(); // there has never been anything
        }
        var following = change.following(after);
        content = after == null ? null : encoded(after);
        position = change.position();
        changed = true;
        return following;
    }

    /** Keeps the content as it is from here on, whatever comes. */
    void park(Change<K, D> change) {
        parked = new Document(POSITION, change.position()).append("event", change.event());
        position = change.position();
        changed = true;
    }

    boolean changed() {
        return changed;
    }

    /** Replaces the stored document, unless that one is as new or newer (answered by error 11000). */
    ReplaceOneModel<Document> replacement() {
        var key = key(id);
        var document = new Document(ID, key).append(POSITION, position);
        if (content == null) {
            document.append(DELETED, true);
        } else {
            document.putAll(content);
        }
        if (parked != null) {
            document.append(PARKED, parked);
        }
        var older = new Document(ID, key).append(POSITION, new Document("$lt", position));
        return new ReplaceOneModel<>(older, document, new ReplaceOptions().upsert(true));
    }

    private Document encoded(D after) {
        var document = form.toBson(after);
        if (RESERVED.stream().anyMatch(document::containsKey)) {
            throw new IllegalStateException("A document uses one of the names " + RESERVED);
        }
        return document;
    }
}
