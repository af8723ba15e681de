// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.credential;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.projection.shared.EventDelivery;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.projection.shared.MemoryMongo;
import io.rollcall.projection.shared.ReadModelSubscription;
import io.rollcall.projection.shared.TestDigests;

/** The whole credential read model on a log, for tests of its readers. */
public final class CredentialReadModel {

    public final CredentialDocuments documents;
    private final EventDelivery delivery;

    public CredentialReadModel(MongoDatabase database, MemoryLog log) {
        this.documents = new CredentialDocuments(MemoryMongo.readModels(database), TestDigests.DIGESTS);
        var subscription = new ReadModelSubscription(documents.model(), log);
        this.delivery = new EventDelivery(new CredentialProjection(documents), subscription, log);
    }

    /** Brings the read model to the log's head. */
    public void catchUp() {
        delivery.run();
    }
}
