// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import com.mongodb.client.model.Projections;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The owner of a collection, according to its content: its position, or else the first of its documents, each of which
 * names the log that it was made from. What is not signed so belongs to another application, which may need it.
 */
enum CollectionOrigin {
    /** There is nothing in it. */
    NOTHING,

    /** This system's, whatever its log was restored to meanwhile. */
    THIS_LOG,

    /** Another Rollcall's, or this one's before it began anew with an empty log. */
    ANOTHER_LOG,

    /** Another program's. */
    ANOTHER_PROGRAM;

    private static final int SAMPLE = 100;
    private static final String INCARNATION = "incarnation";

    /** @param log the incarnation of this system's log */
    static Mono<CollectionOrigin> look(MongoCollection<Document> collection, UUID log) {
        var position = collection
                .find(new Document(DocumentState.ID, StoredPosition.KEY))
                .first();
        var some = collection
                .find()
                .projection(Projections.include(INCARNATION, DocumentState.LOG, DocumentState.POSITION))
                .limit(SAMPLE)
                .batchSize(SAMPLE);
        return Flux.from(some)
                .collectList()
                .flatMap(first -> first.isEmpty()
                        ? Mono.just(NOTHING)
                        : Flux.concat(Flux.from(position), Flux.fromIterable(first))
                                .collectList()
                                .map(all -> of(all, log)));
    }

    boolean mayBeDropped() {
        return this == NOTHING || this == THIS_LOG;
    }

    private static CollectionOrigin of(List<Document> documents, UUID log) {
        if (documents.stream().anyMatch(isOf(log))) {
            return THIS_LOG;
        }
        return documents.stream().anyMatch(CollectionOrigin::isRollcalls) ? ANOTHER_LOG : ANOTHER_PROGRAM;
    }

    private static Predicate<Document> isOf(UUID log) {
        return document -> StoredPosition.KEY.equals(document.get(DocumentState.ID))
                ? log.toString().equals(document.get(INCARNATION))
                : document.get(DocumentState.LOG) instanceof Number theirs
                        && theirs.longValue() == LoadedDocuments.log(log);
    }

    private static boolean isRollcalls(Document document) {
        return StoredPosition.KEY.equals(document.get(DocumentState.ID))
                ? document.get(INCARNATION) instanceof String
                : document.get(DocumentState.LOG) instanceof Number
                        && document.get(DocumentState.POSITION) instanceof Number;
    }
}
