// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import org.bson.Document;
import reactor.core.publisher.Mono;

/**
 * Where the collections of the read models lie, and what they are called there. Followers come by connections of their
 * own: whatever their writes wait for, readers have theirs.
 */
public final class ReadModelDatabase {

    private final MongoDatabase readers;
    private final MongoDatabase followers;
    private final String prefix;

    /**
     * @param readers the database by the connections that readers share
     * @param followers the same by those of followers
     * @param prefix what the name of each collection begins with; may be empty
     */
    ReadModelDatabase(MongoDatabase readers, MongoDatabase followers, String prefix) {
        this.readers = readers.withReadPreference(ReadPreference.primary());
        this.followers = followers
                .withReadPreference(ReadPreference.primary())
                .withReadConcern(ReadConcern.MAJORITY)
                .withWriteConcern(WriteConcern.MAJORITY);
        this.prefix = prefix;
    }

    /** What the collection of a read model is called. */
    String nameOf(String readModel) {
        return prefix + readModel;
    }

    /** Reads what the primary has, at once. */
    MongoCollection<Document> forReaders(String readModel) {
        return readers.getCollection(nameOf(readModel));
    }

    /** Reads and writes what a majority has: what was seen is not rolled back. */
    MongoCollection<Document> forFollowers(String readModel) {
        return followers.getCollection(nameOf(readModel));
    }

    /** The collection of this very name, for followers. */
    MongoCollection<Document> called(String collection) {
        return followers.getCollection(collection);
    }

    /** What the database is called. */
    String name() {
        return followers.getName();
    }

    /** What the server says of itself: {@code hello} by its old name, which every server knows. */
    Mono<Document> hello() {
        return Mono.from(followers.runCommand(new Document("isMaster", 1)));
    }

    /** Whether its collections may lie on several shards. */
    Mono<Boolean> isSharded() {
        return hello().map(MongoTopology::isSharded);
    }
}
