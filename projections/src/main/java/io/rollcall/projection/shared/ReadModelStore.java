// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.rollcall.log.subscription.ClaimedCheckpoint;
import io.rollcall.log.subscription.SubscriptionProgress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One collection. What its subscription does blocks, on the subscription's own thread, and is the only place that may;
 * what readers do never blocks.
 *
 * <p>The subscription reads and writes with majority concern throughout: a document read at an older concern could
 * still be rolled back, after its events have been skipped because of it.
 */
final class ReadModelStore {

    private static final int DUPLICATE_KEY = 11000;

    /** For a server that has taken a connection and says nothing. A stop of this process waits that long too. */
    static final Duration PATIENCE = Duration.ofSeconds(8);

    /** A reader is a client that waits, and that can be told to come again. */
    static final Duration READERS_PATIENCE = Duration.ofSeconds(3);

    /** The driver ends what takes longer than {@link #PATIENCE}, and has its connection back, before nobody waits. */
    private static final Duration SOMEWHAT_LONGER = PATIENCE.plusSeconds(1);

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private static final Document OWN = new Document(DocumentState.ID, StoredPosition.KEY);

    private final MongoCollection<Document> subscriptions;
    private final MongoCollection<Document> readers;
    private final DocumentMac mac;
    private final CollectionReset clearing;
    private final Tombstones tombstones;
    private final ParkedDocuments parked;

    ReadModelStore(ReadModelDatabase database, String readModel, DocumentMac mac) {
        this.mac = mac;
        this.readers = database.forReaders(readModel);
        this.subscriptions = database.forSubscriptions(readModel);
        this.clearing = new CollectionReset(database, readModel);
        this.tombstones = new Tombstones(subscriptions, System::nanoTime);
        this.parked = new ParkedDocuments(subscriptions, ReadModelStore::await);
    }

    DocumentMac mac() {
        return mac;
    }

    ParkedDocuments parked() {
        return parked;
    }

    /** The document under a key, tombstones too; fails with {@link ReadModelUnavailable}. */
    Mono<Document> find(Object key) {
        return Mono.from(readers.find(Filters.eq(DocumentState.ID, key)).first())
                .filter(mac::isGenuine)
                .timeout(READERS_PATIENCE)
                .onErrorMap(TimeoutException.class, ReadModelUnavailable::new)
                .onErrorMap(MongoException.class, ReadModelUnavailable::new);
    }

    /** The documents under these keys, tombstones too; fails with {@link ReadModelUnavailable}. */
    Mono<List<Document>> findAll(Collection<?> keys) {
        return Flux.fromIterable(WriteChunks.ofKeys(keys))
                .concatMap(this::findPart)
                .collectList()
                .onErrorMap(TimeoutException.class, ReadModelUnavailable::new)
                .onErrorMap(MongoException.class, ReadModelUnavailable::new);
    }

    private Flux<Document> findPart(List<?> keys) {
        return Flux.from(readers.find(Filters.in(DocumentState.ID, keys)).batchSize(keys.size() + 1))
                .filter(mac::isGenuine)
                .collectList()
                .timeout(READERS_PATIENCE)
                .flatMapIterable(found -> found);
    }

    /**
     * What the collection says of itself; empty while it says nothing, or is not believed. It will not be taken back.
     */
    Mono<ClaimedCheckpoint> position() {
        return Mono.from(subscriptions.find(OWN).first())
                .filter(mac::isGenuineOrTellsNothing)
                .map(StoredPosition::of);
    }

    /** The same as readers see it just now; fails with {@link ReadModelUnavailable}. */
    Mono<ClaimedCheckpoint> look() {
        return find(StoredPosition.KEY).map(StoredPosition::of);
    }

    Optional<ClaimedCheckpoint> stored() {
        return Optional.ofNullable(await(position()));
    }

    /** Has what the collection says of itself remembered. */
    void see(SubscriptionProgress progress) {
        await(progress.look(position()));
    }

    /**
     * What is stored under these keys, genuine or not; all in one question, so it is for {@link WriteChunks} of them.
     */
    Map<Object, Document> load(Collection<?> keys) {
        var found = Flux.from(
                        subscriptions.find(Filters.in(DocumentState.ID, keys)).batchSize(keys.size() + 1))
                .collectList();
        return Objects.requireNonNull(await(found)).stream()
                .collect(Collectors.toMap(document -> document.get(DocumentState.ID), document -> document));
    }

    /**
     * The keys of all documents, tombstones and the engine's own too.
     *
     * @param longest how long it may take to look through them
     */
    Flux<Object> keys(int batch, Duration longest) {
        var all = subscriptions
                .withTimeout(longest.toMillis(), TimeUnit.MILLISECONDS)
                .find()
                .projection(Projections.include(DocumentState.ID))
                .batchSize(batch);
        return Flux.from(all).map(document -> document.get(DocumentState.ID));
    }

    /** How many documents there are, about, tombstones and the engine's own too. */
    long about() {
        return Objects.requireNonNullElse(await(subscriptions.estimatedDocumentCount()), 0L);
    }

    /** Writes what is found to be as its guard says. */
    WriteOutcome write(List<GuardedWrite> writes) {
        var signed =
                mac.signs() ? writes.stream().map(write -> write.signed(mac)).toList() : writes;
        return new GuardedWrites(this::bulk).write(signed);
    }

    /** Whether each of the guards would let a write through just now. */
    boolean wouldAccept(List<WriteGuard> guards) {
        return guards.stream().collect(Collectors.partitioningBy(WriteGuard::isOfNothing)).values().stream()
                .flatMap(alike -> WriteChunks.of(alike, guard -> WriteChunks.sizeOf(guard.key())).stream())
                .allMatch(this::wouldAcceptPart);
    }

    private boolean wouldAcceptPart(List<WriteGuard> alike) {
        var expected = alike.getFirst().isOfNothing() ? 0 : alike.size();
        return bulk(alike.stream().map(WriteGuard::check).toList()).getMatchedCount() == expected;
    }

    private BulkWriteResult bulk(List<? extends WriteModel<Document>> writes) {
        return Objects.requireNonNull(await(subscriptions.bulkWrite(writes, UNORDERED)));
    }

    /** Writes the first position; fails where there is one. */
    void insert(ClaimedCheckpoint first, Supplier<PositionLost> otherwise) {
        try {
            await(subscriptions.insertOne(signed(first)));
        } catch (MongoWriteException e) {
            throw e.getCode() == DUPLICATE_KEY ? otherwise.get() : e;
        }
    }

    /** Writes a position over exactly the one that is expected there; fails where that is not so. */
    void replace(ClaimedCheckpoint expected, ClaimedCheckpoint next, Supplier<PositionLost> otherwise) {
        var result = await(subscriptions.replaceOne(StoredPosition.exactly(expected), signed(next)));
        if (result == null || result.getMatchedCount() == 0) {
            throw otherwise.get();
        }
    }

    private Document signed(ClaimedCheckpoint position) {
        var document = StoredPosition.toBson(position);
        mac.sign(document);
        return document;
    }

    /**
     * Forgets every document and the position.
     *
     * @param log the incarnation of this system's log
     * @throws ForeignCollection where that would be somebody else's
     */
    void clear(UUID log) {
        await(clearing.run(log));
    }

    /** Removes tombstones that nobody needs any more, beside; called often. */
    Tombstones tombstones() {
        return tombstones;
    }

    private static <T> @Nullable T await(Publisher<T> publisher) {
        return Mono.from(publisher).block(SOMEWHAT_LONGER);
    }
}
