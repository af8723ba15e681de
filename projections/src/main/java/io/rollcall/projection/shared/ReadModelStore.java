// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.rollcall.contracts.log.Checkpoint;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One collection. What its follower does blocks, on the follower's own thread, and is the only place that may; what
 * readers do never blocks.
 *
 * <p>The follower reads and writes with majority concern throughout: a document read at an older concern could still be
 * rolled back, after its events have been skipped because of it.
 */
final class ReadModelStore {

    static final String CHECKPOINT = "@position";
    private static final int DUPLICATE_KEY = 11000;

    /** For a server that has taken a connection and says nothing. A stop of this process waits that long too. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    /** A reader is a client who waits, and who can be told to come again. */
    private static final Duration READERS_PATIENCE = Duration.ofSeconds(3);

    private final MongoCollection<Document> followers;
    private final MongoCollection<Document> readers;
    private final DocumentMac mac;

    ReadModelStore(MongoCollection<Document> collection, DocumentMac mac) {
        this.mac = mac;
        this.readers = collection.withReadPreference(ReadPreference.primary());
        this.followers = readers.withReadConcern(ReadConcern.MAJORITY).withWriteConcern(WriteConcern.MAJORITY);
    }

    DocumentMac mac() {
        return mac;
    }

    /** The document under a key, tombstones too; fails with {@link ReadModelUnavailable}. */
    Mono<Document> find(Object key) {
        return Mono.from(readers.find(Filters.eq(Draft.ID, key)).first())
                .filter(mac::isGenuine)
                .timeout(READERS_PATIENCE)
                .onErrorMap(TimeoutException.class, ReadModelUnavailable::new)
                .onErrorMap(MongoException.class, ReadModelUnavailable::new);
    }

    /** The documents under these keys, tombstones too, in one answer; fails with {@link ReadModelUnavailable}. */
    Mono<List<Document>> findAll(Collection<?> keys) {
        return Flux.from(readers.find(Filters.in(Draft.ID, keys)).batchSize(keys.size() + 1))
                .filter(mac::isGenuine)
                .collectList()
                .timeout(READERS_PATIENCE)
                .onErrorMap(TimeoutException.class, ReadModelUnavailable::new)
                .onErrorMap(MongoException.class, ReadModelUnavailable::new);
    }

    /** Up to where the collection is written; empty while it is new, or is not believed. */
    Mono<Checkpoint> checkpoint() {
        return Mono.from(followers.find(Filters.eq(Draft.ID, CHECKPOINT)).first())
                .filter(mac::isGenuineOrTellsNothing)
                .map(found -> new Checkpoint(
                        UUID.fromString(found.getString("incarnation")),
                        found.get(Draft.POSITION, Number.class).longValue(),
                        found.getString("hash")));
    }

    Optional<Checkpoint> storedCheckpoint() {
        return Optional.ofNullable(await(checkpoint()));
    }

    /** Those of the keys that are stored, in one look-up. */
    Map<Object, Document> load(Collection<?> keys) {
        var found = Flux.from(followers.find(Filters.in(Draft.ID, keys)))
                .filter(mac::isGenuine)
                .collectList();
        return Objects.requireNonNull(await(found)).stream()
                .collect(Collectors.toMap(document -> document.get(Draft.ID), document -> document));
    }

    /** Writes guarded replacements. One that is refused because its document is newer is as good as done. */
    void write(List<ReplaceOneModel<Document>> replacements) {
        replacements.forEach(replacement -> mac.sign(replacement.getReplacement()));
        try {
            await(followers.bulkWrite(replacements, new BulkWriteOptions().ordered(false)));
        } catch (MongoBulkWriteException e) {
            var onlyNewer = e.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY);
            if (!onlyNewer || e.getWriteConcernError() != null) {
                throw e;
            }
        }
    }

    /**
     * Keeps the checkpoint.
     *
     * @throws IllegalStateException when the collection stands further on, or follows another log: another process owns
     *     it
     */
    void keep(Checkpoint checkpoint) {
        var incarnation = checkpoint.incarnation().toString();
        var behind = new Document(Draft.ID, CHECKPOINT)
                .append("incarnation", incarnation)
                .append(Draft.POSITION, new Document("$lte", checkpoint.position()));
        var document = new Document(Draft.ID, CHECKPOINT)
                .append("incarnation", incarnation)
                .append(Draft.POSITION, checkpoint.position())
                .append("hash", checkpoint.hash());
        mac.sign(document);
        try {
            await(followers.replaceOne(behind, document, new ReplaceOptions().upsert(true)));
        } catch (MongoWriteException e) {
            if (e.getCode() != DUPLICATE_KEY) {
                throw e;
            }
            throw new IllegalStateException("Another process has moved this read model past " + checkpoint.position());
        }
    }

    /** Forgets every document and the checkpoint at once. */
    void drop() {
        if (await(followers.find().first()) != null) { // the embedded server complains where there is nothing to drop
            await(followers.drop());
        }
    }

    private static <T> @Nullable T await(Publisher<T> publisher) {
        return Mono.from(publisher).block(PATIENCE);
    }
}
