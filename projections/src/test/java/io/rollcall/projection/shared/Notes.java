// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.projection.shared.Note.Written;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

/** The notes of one process on a database and a log, which both outlive it. */
final class Notes {

    static final String NAME = "notes";

    /** Notes that were asked for stay there. */
    private static final DataSize MEMORY = DataSize.ofMegabytes(1);

    final MongoDatabase database;
    final MemoryLog log;
    final ReadModel<String, Note> model;
    final ReadModelSubscription subscription;
    final EventDelivery delivery;

    Notes() {
        this(MemoryMongo.database(), new MemoryLog());
    }

    /** Another system's, with a log of its own, on the same database. */
    Notes(MongoDatabase same) {
        this(same, new MemoryLog());
    }

    private Notes(MongoDatabase database, MemoryLog log) {
        this(database, log, MEMORY);
    }

    private Notes(MongoDatabase database, MemoryLog log, DataSize memory) {
        this(database, log, MemoryMongo.readModels(database, memory));
    }

    private Notes(MongoDatabase database, MemoryLog log, ReadModelDatabase models) {
        this.database = database;
        this.log = log;
        this.model = new ReadModel<>(models, NAME, new Note.Form());
        this.subscription = new ReadModelSubscription(model, log);
        this.delivery = new EventDelivery(new Note.Projection(model), subscription, log);
    }

    /** Another process on the same database and log: it has nothing of this one in memory. */
    Notes elsewhere() {
        return new Notes(database, log);
    }

    /** Another process that reaches the same database in another way. */
    Notes through(MongoDatabase same) {
        return new Notes(same, log);
    }

    /** The same, which has nothing in memory, and so reads all that it needs. */
    Notes withoutMemory(MongoDatabase same) {
        return new Notes(same, log, DataSize.ofBytes(0));
    }

    /** Another process that reaches the same database in another way, with a time of its own. */
    Notes through(MongoDatabase same, LongSupplier nanos) {
        return new Notes(same, log, MemoryMongo.readModels(same, MEMORY, nanos));
    }

    /** Another process on an empty database: what it makes of the log is what is right. */
    Notes anew() {
        return new Notes(MemoryMongo.database(), log);
    }

    /** Appends a line of a page to the log; {@code null} tears the page out. */
    void write(String page, @Nullable String line) {
        log.append("page-" + page, new Written(page, line));
    }

    /** Hands events to the handlers, and does not flush. */
    void handle(List<TrackedEventMessage<?>> events) {
        for (var event : events) {
            var written = (Written) event.getPayload();
            model.change(written.page(), event.trackingToken(), written, Note::after);
        }
    }

    /** A line of a page that leads to others, by what is on it then. */
    static Effect<String, Note, Written> leading(
            String page, Function<Note, List<String>> others, ReadModel.Fold<Note, Written> each) {
        return new Effect<>(
                page,
                1,
                Note::after,
                after -> others.apply(after).stream()
                        .map(other -> Effect.on(other, each))
                        .toList());
    }

    @Nullable
    String text(String page) {
        return model.find(page, 0).map(Note::text).block();
    }

    List<Document> stored() {
        return MemoryMongo.documents(database, NAME);
    }

    @Nullable
    Document storedPosition() {
        return Mono.from(database.getCollection(NAME)
                        .find(new Document("_id", "@position"))
                        .first())
                .block();
    }
}
