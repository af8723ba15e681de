// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Removes what is left of deleted documents once nobody can bring them back any more. A tombstone keeps an event that
 * is delivered again from making its document anew; none of them is, once the position is stored behind them. A process
 * that was stood still meanwhile may have such an event in hand yet: it is given an hour, many times what an operation
 * may take.
 *
 * <p>The collection is looked through for that, an hour after this process has begun to follow, and then once a day.
 */
final class Tombstones {

    static final Duration KEPT = Duration.ofHours(1);
    static final Duration PAUSE = Duration.ofHours(24);

    private static final Logger LOG = LoggerFactory.getLogger(Tombstones.class);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long NONE = -1;

    private final MongoCollection<Document> documents;
    private final LongSupplier nanos;
    private long mark = NONE;
    private long marked;
    private long due;

    /** @param nanos as {@link System#nanoTime} */
    Tombstones(MongoCollection<Document> documents, LongSupplier nanos) {
        this.documents = documents.withTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        this.nanos = nanos;
        begin();
    }

    /** This process follows from here on. */
    void begin() {
        mark = NONE;
        due = nanos.getAsLong();
    }

    /**
     * Everything up to a position is written, and that is stored. Never blocks.
     *
     * @return what is done about it; tells how many were removed, empty where it is not the time
     */
    Mono<Long> passed(long position) {
        var now = nanos.getAsLong();
        if (mark == NONE) {
            if (now - due >= 0) {
                mark = position;
                marked = now;
            }
            return Mono.empty();
        }
        if (now - marked < KEPT.toNanos()) {
            return Mono.empty();
        }
        var behind = mark;
        mark = NONE;
        due = now + PAUSE.toNanos();
        return remove(behind);
    }

    private Mono<Long> remove(long upTo) {
        return Mono.from(documents.deleteMany(upTo(upTo)))
                .map(result -> result.getDeletedCount())
                .doOnError(failed -> LOG.debug("Tombstones stay for now: {}", failed.getMessage()));
    }

    /** What is parked is not what became of its events. */
    private static Bson upTo(long position) {
        return Filters.and(
                Filters.eq(DocumentState.DELETED, true),
                Filters.exists(DocumentState.PARKED, false),
                Filters.lte(DocumentState.POSITION, position));
    }
}
