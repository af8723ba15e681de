// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import com.mongodb.reactivestreams.client.MongoClient;
import io.rollcall.log.subscription.LogHistory;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What a start makes sure of, before anything is written or dropped: the owners of the collections, and the deployment
 * that they lie on.
 */
@Component
public final class ReadStoreInspection {

    private final ReadModelDatabase database;
    private final MongoClient client;
    private final ObjectProvider<ReadModelSubscription> subscriptions;
    private final LogHistory log;
    private final ReadStoreProperties properties;

    ReadStoreInspection(
            ReadModelDatabase database,
            MongoClient client,
            ObjectProvider<ReadModelSubscription> subscriptions,
            LogHistory log,
            ReadStoreProperties properties) {
        this.database = database;
        this.client = client;
        this.subscriptions = subscriptions;
        this.log = log;
        this.properties = properties;
    }

    /**
     * Everything that speaks against a start. Fails where MongoDB does not answer, after three seconds.
     *
     * @param topology whether it matters what becomes of the read store in a failover
     */
    public Mono<List<Objection>> objections(boolean topology) {
        return database.hello()
                .flatMapMany(hello -> Flux.concat(
                        topology && !properties.anyTopology() ? ofTopology(hello) : Flux.empty(), ofCollections()))
                .collectList();
    }

    /** Which collections were followed before they had this prefix: nothing that users erase is erased in them. */
    public Mono<List<String>> forgotten() {
        return Flux.fromIterable(properties.prefix().isEmpty() ? List.<String>of() : names())
                .filterWhen(name -> origin(name).map(CollectionOrigin.THIS_LOG::equals))
                .collectSortedList();
    }

    private Flux<Objection> ofTopology(Document hello) {
        var mode = client.getClusterDescription().getConnectionMode();
        return Flux.fromStream(new MongoTopology(hello, mode).objection().stream());
    }

    private Flux<Objection> ofCollections() {
        return Flux.fromIterable(names())
                .map(database::nameOf)
                .flatMapSequential(name -> origin(name)
                        .filter(origin -> !origin.mayBeDropped())
                        .map(origin -> new Objection(
                                new ForeignCollection(database.name() + "." + name, origin).getMessage(),
                                remedy(origin))));
    }

    private static String remedy(CollectionOrigin origin) {
        return "Name another database in spring.mongodb.uri, or set rollcall.read-store.prefix; drop the collection"
                + (origin == CollectionOrigin.ANOTHER_LOG
                        ? " if that system is gone: it is built anew from this log."
                        : " if nobody needs it.");
    }

    private Mono<CollectionOrigin> origin(String collection) {
        return CollectionOrigin.look(database.called(collection), incarnation());
    }

    private List<String> names() {
        return subscriptions.stream()
                .flatMap(subscription -> subscription.model().generations().mustHold().stream())
                .map(Generation::collection)
                .toList();
    }

    private UUID incarnation() {
        return log.checkpointAt(0).orElseThrow().incarnation();
    }
}
