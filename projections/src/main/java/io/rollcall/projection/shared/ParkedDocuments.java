// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.result.UpdateResult;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.Collection;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
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
 *
 * <p>Of those that it has no room for it is told that there are some, and where the last of them was parked. They are
 * found by their {@linkplain ParkedIndex own marks}, and are told once there is room.
 */
final class ParkedDocuments {

    static final String KEY = "@parked";

    private static final String VERSION = "version";
    private static final int DUPLICATE_KEY = 11000;
    private static final int ATTEMPTS = 10;

    private final MongoCollection<Document> collection;
    private final Function<Publisher<?>, @Nullable Object> await;
    private final ParkedIndex index;
    private volatile Set<String> keys = Set.of();

    /** @param await what this subscription does, until it is done */
    ParkedDocuments(MongoCollection<Document> collection, Function<Publisher<?>, @Nullable Object> await) {
        this.collection = collection;
        this.await = await;
        this.index = new ParkedIndex(collection, await);
    }

    /** The owner before may have parked some, and an operator may have had some tried again. */
    void look() {
        keys = ToldParked.in(told()).keys();
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

    /**
     * These are parked from here on.
     *
     * @param position of the last event with which one of them is
     */
    void add(Collection<?> more, long position) {
        if (!more.isEmpty()) { // what is known here may be told no more: another process has had it tried again
            var told = change(before -> before.with(more, position));
            keys = told.keys();
            if (told.isNotAll()) {
                index.make();
            }
        }
    }

    /** These are none any more. */
    void remove(Collection<String> fewer) {
        var others = change(told -> told.without(fewer)).keys();
        keys = keys.stream().filter(others::contains).collect(Collectors.toUnmodifiableSet());
    }

    /** How many there are, as far as this process knows; 1,000 stands for more too. */
    int number() {
        return keys.size();
    }

    /**
     * What the collection tells just now; where it does not tell all and has room, after others were looked for.
     *
     * @param reached up to where the read model has written everything
     */
    ToldParked stored(LongSupplier reached) {
        var told = ToldParked.in(told());
        return told.hasRoomForMore() ? change(now -> filledUp(now, reached)) : told;
    }

    /** By what they say of themselves. */
    ParkedIndex index() {
        return index;
    }

    /** Those that are parked further on than everything is written may not say so yet. */
    private ToldParked filledUp(ToldParked told, LongSupplier reached) {
        if (!told.hasRoomForMore()) {
            return told;
        }
        var written = reached.getAsLong();
        return told.filledUp(index.keys(2 * ToldParked.MOST), written);
    }

    /** The owner adds some while another process removes others. */
    private ToldParked change(UnaryOperator<ToldParked> change) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var before = told();
            var found = ToldParked.in(before);
            var all = change.apply(found);
            if (all.equals(found) || replaced(before, all)) {
                return all;
            }
        }
        throw new IllegalStateException("What is parked changes all the time");
    }

    private boolean replaced(@Nullable Document before, ToldParked all) {
        var version = before != null && before.get(VERSION) instanceof Number told ? told.longValue() : 0;
        var next = all.appendTo(new Document(DocumentState.ID, KEY)).append(VERSION, version + 1);
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
}
