// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.meeting;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.projection.shared.EventDelivery;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.projection.shared.MemoryMongo;
import io.rollcall.projection.shared.ReadModelSubscription;

/** The whole membership read model on a log, for tests of its readers. */
public final class MembershipReadModel {

    public final MembershipDocuments documents;
    private final EventDelivery delivery;

    public MembershipReadModel(MongoDatabase database, MemoryLog log) {
        this.documents = new MembershipDocuments(MemoryMongo.readModels(database));
        var subscription = new ReadModelSubscription(documents.model(), log);
        this.delivery = new EventDelivery(new MembershipProjection(documents), subscription, log);
    }

    /** Brings the read model to the log's head. */
    public void catchUp() {
        delivery.run();
    }
}
