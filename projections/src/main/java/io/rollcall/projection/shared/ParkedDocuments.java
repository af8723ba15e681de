// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * Which documents of a collection are parked: told by a document of their collection, so that the next owner knows, and
 * a rebuild begins with none. It is written before they are.
 */
final class ParkedDocuments {

    static final String KEY = "@parked";

    /** More are not told apart: something else is wrong then. */
    private static final int MOST = 1000;

    private static final String KEYS = "keys";

    private final MongoCollection<Document> collection;
    private final Function<Publisher<?>, @Nullable Object> await;
    private volatile Set<String> keys = Set.of();

    /** @param await what this subscription does, until it is done */
    ParkedDocuments(MongoCollection<Document> collection, Function<Publisher<?>, @Nullable Object> await) {
        this.collection = collection;
        this.await = await;
    }

    /** The owner before may have parked some. */
    void look() {
        var found =
                await.apply(collection.find(Filters.eq(DocumentState.ID, KEY)).first());
        keys = found instanceof Document told ? Set.copyOf(told.getList(KEYS, String.class)) : Set.of();
    }

    /** There are none any more. */
    void forget() {
        keys = Set.of();
    }

    /** These are parked from here on. */
    void add(Collection<?> more) {
        var all = new LinkedHashSet<>(keys);
        more.stream().map(String::valueOf).limit(Math.max(0, MOST - all.size())).forEach(all::add);
        if (all.size() > keys.size()) {
            var told = new Document(DocumentState.ID, KEY).append(KEYS, List.copyOf(all));
            await.apply(
                    collection.replaceOne(Filters.eq(DocumentState.ID, KEY), told, new ReplaceOptions().upsert(true)));
            keys = Set.copyOf(all);
        }
    }

    /** How many there are, as far as this process knows; 1,000 stands for more too. */
    int number() {
        return keys.size();
    }
}
