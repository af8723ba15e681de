// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

/**
 * Where the collections of the read models lie, and what they are called there. Subscriptions come by connections of
 * their own: whatever their writes wait for, readers have theirs.
 */
public final class ReadModelDatabase {

    private final MongoDatabase readers;
    private final MongoDatabase subscriptions;
    private final String prefix;
    private final DocumentMemory memory;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final @Nullable PastDocuments past;

    /**
     * @param readers the database by the connections that readers share
     * @param subscriptions the same by those of subscriptions
     * @param prefix what the name of each collection begins with; may be empty
     * @param memory what documents that are kept for readers may take
     * @param clock says when something is parked
     * @param nanos as {@link System#nanoTime}
     */
    ReadModelDatabase(
            MongoDatabase readers,
            MongoDatabase subscriptions,
            String prefix,
            DataSize memory,
            InstantSource clock,
            LongSupplier nanos) {
        this.readers = readers.withReadPreference(ReadPreference.primary());
        this.subscriptions = subscriptions
                .withReadPreference(ReadPreference.primary())
                .withReadConcern(ReadConcern.MAJORITY)
                .withWriteConcern(WriteConcern.MAJORITY);
        this.prefix = prefix;
        this.memory = new DocumentMemory(memory);
        this.clock = clock;
        this.nanos = nanos;
        this.past = null;
    }

    private ReadModelDatabase(ReadModelDatabase present, PastDocuments past) {
        this.readers = present.readers;
        this.subscriptions = present.subscriptions;
        this.prefix = present.prefix;
        this.memory = new DocumentMemory(DataSize.ofBytes(0));
        this.clock = present.clock;
        this.nanos = present.nanos;
        this.past = past;
    }

    /** The same for readers of the past, which ask no collection. */
    ReadModelDatabase in(PastDocuments source) {
        return new ReadModelDatabase(this, source);
    }

    /** Where readers find documents instead of in collections; {@code null} where they do not. */
    @Nullable
    PastDocuments past() {
        return past;
    }

    /** What the collection of a read model is called. */
    String nameOf(String readModel) {
        return prefix + readModel;
    }

    InstantSource clock() {
        return clock;
    }

    /** What time that passes is measured by. */
    LongSupplier nanos() {
        return nanos;
    }

    /** Where documents are kept for readers. */
    DocumentMemory memory() {
        return memory;
    }

    /** Reads what the primary has, at once. */
    MongoCollection<Document> forReaders(String readModel) {
        return readers.getCollection(nameOf(readModel));
    }

    /** Reads and writes what a majority has: what was seen is not rolled back. */
    MongoCollection<Document> forSubscriptions(String readModel) {
        return subscriptions.getCollection(nameOf(readModel));
    }

    /** The collection of this very name, for subscriptions. */
    MongoCollection<Document> called(String collection) {
        return subscriptions.getCollection(collection);
    }

    /** What the database is called. */
    String name() {
        return subscriptions.getName();
    }

    /** What the server says of itself: {@code hello} by its old name, which every server knows. */
    Mono<Document> hello() {
        return Mono.from(subscriptions.runCommand(new Document("isMaster", 1)));
    }

    /** Whether its collections may lie on several shards. */
    Mono<Boolean> isSharded() {
        return hello().map(MongoTopology::isSharded);
    }
}
