// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.event.CommandListener;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.embedded.testing.TestServers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.bson.Document;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;

/** The test servers' MongoDB, one for all tests of the process; each test takes a database of its own. */
public final class MemoryMongo {

    /** What time it is for read models. */
    static final Instant PARKED_AT = Instant.parse("2026-03-04T05:06:07Z");

    private static final MongoClient CLIENT = MongoClients.create(TestServers.mongo());

    private MemoryMongo() {}

    static MongoClient client() {
        return CLIENT;
    }

    public static MongoDatabase database() {
        return CLIENT.getDatabase("test-" + UUID.randomUUID());
    }

    /** The same, which tells this one what it is asked. */
    public static MongoDatabase database(CommandListener listener) {
        var settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(TestServers.mongo()))
                .addCommandListener(listener)
                .build();
        return MongoClients.create(settings).getDatabase("test-" + UUID.randomUUID());
    }

    /**
     * The read models of a database: subscriptions share its connections with readers, names are as they are, and each
     * read asks the database.
     */
    public static ReadModelDatabase readModels(MongoDatabase database) {
        return readModels(database, DataSize.ofBytes(0));
    }

    /** The same with so much memory for what readers have asked for; long ago is whatever was done before. */
    static ReadModelDatabase readModels(MongoDatabase database, DataSize memory) {
        var passed = new AtomicLong();
        return readModels(
                database, memory, () -> passed.addAndGet(Duration.ofSeconds(1).toNanos()));
    }

    /** The same with a time of its own. */
    static ReadModelDatabase readModels(MongoDatabase database, DataSize memory, LongSupplier nanos) {
        return new ReadModelDatabase(database, database, "", memory, Clock.fixed(PARKED_AT, ZoneOffset.UTC), nanos);
    }

    /**
     * Everything in a collection but the position and what is parked, tombstones too, in the order of the ids; without
     * the log's sign.
     */
    public static List<Document> documents(MongoDatabase database, String collection) {
        var found = Flux.from(database.getCollection(collection).find().sort(new Document("_id", 1)))
                .filter(document -> !List.of("@position", "@parked").contains(document.get("_id")))
                .doOnNext(document -> document.remove("log"))
                .collectList()
                .block();
        return new ArrayList<>(found);
    }
}
