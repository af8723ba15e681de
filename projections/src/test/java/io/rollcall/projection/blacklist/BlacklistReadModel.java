// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.blacklist;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.projection.shared.EventDelivery;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.projection.shared.MemoryMongo;
import io.rollcall.projection.shared.ReadModelSubscription;

/** The whole blacklist read model on a log, for tests of its readers. */
public final class BlacklistReadModel {

    public final BlacklistDocuments documents;
    private final EventDelivery delivery;

    public BlacklistReadModel(MongoDatabase database, MemoryLog log) {
        this.documents = new BlacklistDocuments(MemoryMongo.readModels(database));
        var subscription = new ReadModelSubscription(documents.model(), log);
        this.delivery = new EventDelivery(new BlacklistProjection(documents), subscription, log);
    }

    /** Brings the read model to the log's head. */
    public void catchUp() {
        delivery.run();
    }
}
