// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.result.UpdateResult;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * Which documents of a collection are parked: told by a document of their collection, so that each process knows, and a
 * rebuild begins with none. It is written before they are, and again after they are none any more: what it tells may be
 * too much for a moment, and never too little.
 */
final class ParkedDocuments {

    static final String KEY = "@parked";

    /** More are not told apart: something else is wrong then. */
    static final int MOST = 1000;

    private static final String KEYS = "keys";
    private static final String VERSION = "version";
    private static final int DUPLICATE_KEY = 11000;
    private static final int ATTEMPTS = 10;

    private final MongoCollection<Document> collection;
    private final Function<Publisher<?>, @Nullable Object> await;
    private volatile Set<String> keys = Set.of();

    /** @param await what this subscription does, until it is done */
    ParkedDocuments(MongoCollection<Document> collection, Function<Publisher<?>, @Nullable Object> await) {
        this.collection = collection;
        this.await = await;
    }

    /** The owner before may have parked some, and an operator may have had some tried again. */
    void look() {
        keys = keysOf(told());
    }

    /** The same, only where there were some: for a caller that looks often. */
    void lookAgain() {
        if (!keys.isEmpty()) {
            look();
        }
    }

    /** There are none any more. */
    void forget() {
        keys = Set.of();
    }

    /** These are parked from here on. */
    void add(Collection<?> more) {
        if (!more.isEmpty()) { // what is known here may be told no more: another process has had it tried again
            keys = Set.copyOf(change(all -> {
                more.stream()
                        .map(String::valueOf)
                        .limit(Math.max(0, MOST - all.size()))
                        .forEach(all::add);
                return all;
            }));
        }
    }

    /** These are none any more. */
    void remove(Collection<String> fewer) {
        var others = change(all -> {
            fewer.forEach(all::remove);
            return all;
        });
        keys = keys.stream().filter(others::contains).collect(Collectors.toUnmodifiableSet());
    }

    /** How many there are, as far as this process knows; 1,000 stands for more too. */
    int number() {
        return keys.size();
    }

    /** Their keys, as the collection tells just now. */
    Set<String> stored() {
        return keysOf(told());
    }

    /** The owner adds some while another process removes others. */
    private Set<String> change(UnaryOperator<Set<String>> change) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var before = told();
            var found = keysOf(before);
            var all = change.apply(new LinkedHashSet<>(found));
            if (all.equals(found) || replaced(before, all)) {
                return all;
            }
        }
        throw new IllegalStateException("What is parked changes all the time");
    }

    private boolean replaced(@Nullable Document before, Set<String> all) {
        var version = before != null && before.get(VERSION) instanceof Number told ? told.longValue() : 0;
        var next = new Document(DocumentState.ID, KEY)
                .append(KEYS, List.copyOf(all))
                .append(VERSION, version + 1);
        if (before == null) {
            return inserted(next);
        }
        var same = before.containsKey(VERSION) ? Filters.eq(VERSION, version) : Filters.exists(VERSION, false);
        return await.apply(collection.replaceOne(Filters.and(isIt(), same), next)) instanceof UpdateResult result
                && result.getMatchedCount() == 1;
    }

    private boolean inserted(Document first) {
        try {
            await.apply(collection.insertOne(first));
            return true;
        } catch (MongoWriteException e) {
            if (e.getCode() == DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    private @Nullable Document told() {
        return await.apply(collection.find(isIt()).first()) instanceof Document told ? told : null;
    }

    private static Bson isIt() {
        return Filters.eq(DocumentState.ID, KEY);
    }

    private static Set<String> keysOf(@Nullable Document told) {
        return told == null ? Set.of() : Set.copyOf(told.getList(KEYS, String.class));
    }
}
