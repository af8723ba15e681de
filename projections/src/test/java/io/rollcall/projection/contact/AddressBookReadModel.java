// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.contact;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.projection.shared.EventDelivery;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.projection.shared.MemoryMongo;
import io.rollcall.projection.shared.ReadModelSubscription;

/** The whole address book read model on a log, for tests of its readers. */
public final class AddressBookReadModel {

    public final ContactDocuments documents;
    private final EventDelivery delivery;

    public AddressBookReadModel(MongoDatabase database, MemoryLog log) {
        this.documents = new ContactDocuments(MemoryMongo.readModels(database));
        var subscription = new ReadModelSubscription(documents.model(), log);
        this.delivery = new EventDelivery(new ContactProjection(documents), subscription, log);
    }

    /** Brings the read model to the log's head. */
    public void catchUp() {
        delivery.run();
    }
}
