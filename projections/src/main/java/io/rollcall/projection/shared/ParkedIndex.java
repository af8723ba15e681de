// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Parked documents by the marks that they have themselves, in the order of the events that have parked them. Where
 * there are more than are told, the collection has an index of these marks, in which no other document stands, so that
 * a page of them costs the same however many there are, and however many others.
 */
final class ParkedIndex {

    private static final Logger LOG = LoggerFactory.getLogger(ParkedIndex.class);

    private static final String POSITION = DocumentState.PARKED + "." + ParkedMark.POSITION;
    private static final String EVENT = DocumentState.PARKED + "." + ParkedMark.EVENT;
    private static final IndexOptions SPARSE = new IndexOptions().name("parked").sparse(true);

    /** Until the index is there, all of the collection is looked through. */
    private static final Duration LONGEST = Duration.ofSeconds(7);

    private static final Duration BUILDING = Duration.ofHours(1);

    private final MongoCollection<Document> collection;
    private final Function<Publisher<?>, @Nullable Object> await;

    /** @param await what this subscription does, until it is done */
    ParkedIndex(MongoCollection<Document> collection, Function<Publisher<?>, @Nullable Object> await) {
        this.collection = collection;
        this.await = await;
    }

    /** Has the index made, beside; nothing where it is there. */
    void make() {
        var made = collection
                .withTimeout(BUILDING.toMillis(), TimeUnit.MILLISECONDS)
                .createIndex(Indexes.descending(POSITION), SPARSE);
        Mono.from(made)
                .subscribe(
                        name -> {},
                        e -> LOG.debug(
                                "The index of what is parked is not made: {}",
                                e.getClass().getName()));
    }

    /** Some keys, as texts: all of them where there are fewer than that. */
    List<String> keys(int most) {
        var found = asked(Filters.gte(POSITION, 0L)).projection(Projections.include(DocumentState.ID));
        return documents(found.limit(most)).stream().map(ParkedIndex::key).toList();
    }

    /** The text of an id. */
    static String key(Document stored) {
        var key = String.valueOf(stored.get(DocumentState.ID));
        return key.startsWith("@@") ? key.substring(1) : key;
    }

    /**
     * The marks of those that are parked with this event or an earlier one, the newest event first: so many of them,
     * and all others that are parked with the last one's, in no particular order among themselves.
     *
     * @param type of the event only; {@code null} for any
     */
    List<Document> page(@Nullable String type, long upTo, int most) {
        var page = new ArrayList<>(documents(marks(type, Filters.lte(POSITION, upTo))
                .sort(Sorts.descending(POSITION))
                .limit(most)));
        if (page.size() < most) {
            return page;
        }
        var last = position(page.getLast());
        page.removeIf(it -> position(it) == last);
        page.addAll(documents(marks(type, Filters.eq(POSITION, last))));
        return page;
    }

    private static long position(Document marked) {
        return marked.getEmbedded(List.of(DocumentState.PARKED, ParkedMark.POSITION), Number.class)
                .longValue();
    }

    private FindPublisher<Document> marks(@Nullable String type, Bson positions) {
        return asked(type == null ? positions : Filters.and(positions, Filters.eq(EVENT, type)))
                .projection(Projections.include(DocumentState.PARKED, DocumentState.WITHOUT));
    }

    private FindPublisher<Document> asked(Bson filter) {
        return collection
                .withTimeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS)
                .find(filter)
                .batchSize(ToldParked.MOST);
    }

    private List<Document> documents(FindPublisher<Document> found) {
        return await.apply(Flux.from(found).collectList()) instanceof List<?> all
                ? all.stream().map(Document.class::cast).toList()
                : List.of();
    }
}
