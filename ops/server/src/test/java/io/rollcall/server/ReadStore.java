// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The read models' database in the hands of somebody else than the servers. */
public final class ReadStore implements AutoCloseable {

    private static final Document ALL = new Document();

    private final MongoClient client;
    private final MongoDatabase database;

    public ReadStore(String uri) {
        client = MongoClients.create(uri);
        database = client.getDatabase(uri.replaceFirst(".*/([^/?]+).*", "$1"));
    }

    public void dropAll() {
        Mono.from(database.drop()).block();
    }

    public void dropEachCollection() {
        collections().forEach(this::drop);
    }

    /** Writes something into each document that no read model has. */
    public void damage(String collection) {
        var documents = new Document("_id", new Document("$not", Pattern.compile("^@")));
        var damage = new Document("$set", new Document("damaged", true));
        Mono.from(database.getCollection(collection).updateMany(documents, damage))
                .block();
    }

    public void drop(String collection) {
        Mono.from(database.getCollection(collection).drop()).block();
    }

    public void deleteDocuments(String collection) {
        Mono.from(database.getCollection(collection).deleteMany(ALL)).block();
    }

    /** And nothing else. */
    public void deletePosition(String collection) {
        Mono.from(database.getCollection(collection).deleteOne(new Document("_id", "@position")))
                .block();
    }

    /** As if the collection came from another system. */
    public void changeIncarnation(String collection) {
        var other = new Document("$set", new Document("incarnation", "00000000-0000-0000-0000-000000000001"));
        Mono.from(database.getCollection(collection).updateOne(new Document("_id", "@position"), other))
                .block();
    }

    /** Every document, by its collection. */
    public Map<String, List<Document>> copy() {
        var copy = new HashMap<String, List<Document>>();
        for (var collection : collections()) {
            var documents =
                    Flux.from(database.getCollection(collection).find(ALL)).collectList();
            copy.put(collection, Objects.requireNonNull(documents.block()));
        }
        return copy;
    }

    /**
     * Puts what a collection holds now into one of the same name in another database; the position alone, if asked to.
     */
    public void copyTo(String other, String collection, boolean positionAlone) {
        var which = positionAlone ? new Document("_id", "@position") : ALL;
        var copy = client.getDatabase(other).getCollection(collection);
        Flux.from(database.getCollection(collection).find(which))
                .concatMap(document -> copy.replaceOne(
                        new Document("_id", document.get("_id")), document, new ReplaceOptions().upsert(true)))
                .blockLast();
    }

    /** Puts a copy in the place of all that there is. */
    public void restore(Map<String, List<Document>> copy) {
        for (var collection : collections()) {
            deleteDocuments(collection);
            var documents = copy.getOrDefault(collection, List.of());
            if (!documents.isEmpty()) {
                Mono.from(database.getCollection(collection).insertMany(documents))
                        .block();
            }
        }
    }

    /** Puts documents into one collection. */
    public void restore(String collection, List<Document> documents) {
        Mono.from(database.getCollection(collection).insertMany(documents)).block();
    }

    @Override
    public void close() {
        client.close();
    }

    /** The names of all collections. */
    public List<String> collections() {
        return Objects.requireNonNull(
                Flux.from(database.listCollectionNames()).collectList().block());
    }
}
