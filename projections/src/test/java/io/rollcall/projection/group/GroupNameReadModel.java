// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.group;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.projection.shared.EventDelivery;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.projection.shared.MemoryMongo;
import io.rollcall.projection.shared.ReadModelSubscription;

/** The whole read model of groups' names on a log, for tests of its readers. */
public final class GroupNameReadModel {

    public final GroupNameDocuments documents;
    public final ReadModelSubscription subscription;
    private final EventDelivery delivery;
    private final MemoryLog log;

    public GroupNameReadModel(MongoDatabase database, MemoryLog log) {
        this.documents = new GroupNameDocuments(MemoryMongo.readModels(database));
        this.subscription = new ReadModelSubscription(documents.model(), log);
        this.delivery = new EventDelivery(new GroupNameProjection(documents), subscription, log);
        this.log = log;
    }

    /** Brings the read model to the log's head. */
    public void catchUp() {
        delivery.run();
    }

    /** Delivers everything once more, in one batch. */
    void again() {
        delivery.batch(log.after(0));
    }
}
