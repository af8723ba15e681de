// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.result.UpdateResult;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/**
 * Which documents of a collection are parked: told by a document of their collection, so that each process knows, and a
 * rebuild begins with none. It is written before they are, and again after they are none any more: what it tells may be
 * too much for a moment, and never too little.
 *
 * <p>So many are listed; of those behind them it is told that there are some, and where the last of them was parked.
 * Once there is room, they are looked for by the marks that they have themselves.
 */
final class ParkedDocuments {

    static final String KEY = "@parked";

    /** Listed at a time: the list is one document, and is written anew with each. */
    static final int MOST = 1000;

    private static final String KEYS = "keys";
    private static final String BEHIND = "behind";
    private static final String VERSION = "version";
    private static final int DUPLICATE_KEY = 11000;
    private static final int ATTEMPTS = 10;

    /** A look through a collection takes longer than one by keys. */
    private static final Duration LONGEST = Duration.ofSeconds(7);

    /**
     * What is told.
     *
     * @param behind the highest position at which one was parked that is not among the keys; 0 for none
     */
    private record Told(Set<String> keys, long behind) {

        Told {
            keys = Set.copyOf(keys);
        }

        static Told in(@Nullable Document told) {
            return told == null
                    ? new Told(Set.of(), 0)
                    : new Told(
                            Set.copyOf(told.getList(KEYS, String.class)),
                            told.get(BEHIND) instanceof Number behind ? behind.longValue() : 0);
        }

        Told with(Collection<?> more, long position) {
            var all = new LinkedHashSet<>(keys);
            more.stream()
                    .map(String::valueOf)
                    .filter(key -> !keys.contains(key))
                    .limit(Math.max(0, MOST - all.size()))
                    .forEach(all::add);
            var isListed = more.stream().map(String::valueOf).allMatch(all::contains);
            return new Told(all, isListed ? behind : Math.max(behind, position));
        }

        Told without(Collection<String> fewer) {
            var others = new LinkedHashSet<>(keys);
            fewer.forEach(others::remove);
            return new Told(others, behind);
        }

        boolean hasRoomForMore() {
            return behind > 0 && keys.size() < MOST;
        }
    }

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
        keys = Told.in(told()).keys();
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
            keys = change(told -> told.with(more, position)).keys();
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
     * Their keys, as the collection tells just now, so many at most; where there are others and there is room, after
     * these were looked for.
     *
     * @param reached up to where the read model has written everything
     */
    Set<String> stored(LongSupplier reached) {
        var told = Told.in(told());
        return (told.hasRoomForMore() ? change(now -> filledUp(now, reached)) : told).keys();
    }

    /** Those that are parked further on than everything is written may not say so yet. */
    private Told filledUp(Told told, LongSupplier reached) {
        if (!told.hasRoomForMore()) {
            return told;
        }
        var written = reached.getAsLong();
        var all = new LinkedHashSet<>(told.keys());
        var others = marked().stream().filter(key -> !told.keys().contains(key)).toList();
        others.stream().limit(Math.max(0, MOST - all.size())).forEach(all::add);
        return new Told(all, all.containsAll(others) && written >= told.behind() ? 0 : told.behind());
    }

    /** One more than is listed, where there are so many. */
    private List<String> marked() {
        var found = collection
                .withTimeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS)
                .find(Filters.exists(DocumentState.PARKED))
                .projection(Projections.include(DocumentState.ID))
                .batchSize(MOST)
                .limit(2 * MOST);
        return await.apply(Flux.from(found)
                                .map(document -> String.valueOf(document.get(DocumentState.ID)))
                                .collectList())
                        instanceof List<?> keys
                ? keys.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** The owner adds some while another process removes others. */
    private Told change(UnaryOperator<Told> change) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var before = told();
            var found = Told.in(before);
            var all = change.apply(found);
            if (all.equals(found) || replaced(before, all)) {
                return all;
            }
        }
        throw new IllegalStateException("What is parked changes all the time");
    }

    private boolean replaced(@Nullable Document before, Told all) {
        var version = before != null && before.get(VERSION) instanceof Number told ? told.longValue() : 0;
        var next = new Document(DocumentState.ID, KEY)
                .append(KEYS, List.copyOf(all.keys()))
                .append(VERSION, version + 1);
        if (all.behind() > 0) {
            next.append(BEHIND, all.behind());
        }
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
