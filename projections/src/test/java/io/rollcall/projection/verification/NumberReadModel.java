// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.verification;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.projection.shared.EventDelivery;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.projection.shared.MemoryMongo;
import io.rollcall.projection.shared.ReadModelSubscription;

/** The whole read model of numbers on a log, for tests of its readers. */
public final class NumberReadModel {

    public final NumberDocuments documents;
    private final EventDelivery delivery;

    public NumberReadModel(MongoDatabase database, MemoryLog log) {
        this.documents = new NumberDocuments(MemoryMongo.readModels(database));
        var subscription = new ReadModelSubscription(documents.model(), log);
        this.delivery = new EventDelivery(new NumberProjection(documents), subscription, log);
    }

    /** Brings the read model to the log's head. */
    public void catchUp() {
        delivery.run();
    }
}
