// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.UUID;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Makes a collection empty, so that a read model can be built anew in it. Says so before; what is not ours stays. */
final class CollectionReset {

    private static final Logger LOG = LoggerFactory.getLogger(CollectionReset.class);

    private final ReadModelDatabase database;
    private final String collection;
    private final MongoCollection<Document> documents;

    CollectionReset(ReadModelDatabase database, String readModel) {
        this.database = database;
        this.collection = database.nameOf(readModel);
        this.documents = database.forSubscriptions(readModel);
    }

    /**
     * Forgets every document and the position.
     *
     * @param log the incarnation of this system's log
     * @return fails with {@link ForeignCollection}; what was under way when it fails otherwise may be half done
     */
    Mono<Void> run(UUID log) {
        return CollectionOrigin.look(documents, log).flatMap(origin -> switch (origin) {
            case NOTHING -> Mono.empty();
            case THIS_LOG -> database.isSharded().flatMap(this::clear);
            case ANOTHER_LOG, ANOTHER_PROGRAM -> Mono.error(() -> new ForeignCollection(collection, origin));
        });
    }

    /** A collection that was sharded would come back whole on one shard. */
    private Mono<Void> clear(boolean sharded) {
        LOG.warn("The collection {} is {}, to be built anew from the log", collection, sharded ? "emptied" : "dropped");
        return sharded ? Mono.from(documents.deleteMany(new Document())).then() : Mono.from(documents.drop());
    }
}
