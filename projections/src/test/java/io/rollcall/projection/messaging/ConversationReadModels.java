// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.messaging;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.projection.shared.EventDelivery;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.projection.shared.MemoryMongo;
import io.rollcall.projection.shared.ReadModelSubscription;
import java.util.List;

/** The read models of what is written, on a log, for tests of their readers. */
public final class ConversationReadModels {

    public final ConversationDocuments conversations;
    public final GroupConversationDocuments groups;
    public final PageDocuments pages;
    private final List<ReadModelSubscription> subscriptions;
    private final List<EventDelivery> deliveries;
    private final MemoryLog log;

    public ConversationReadModels(MongoDatabase database, MemoryLog log) {
        this.conversations = new ConversationDocuments(MemoryMongo.readModels(database));
        this.groups = new GroupConversationDocuments(MemoryMongo.readModels(database));
        this.pages = new PageDocuments(MemoryMongo.readModels(database));
        this.subscriptions = List.of(
                new ReadModelSubscription(conversations.model(), log),
                new ReadModelSubscription(groups.model(), log),
                new ReadModelSubscription(pages.model(), log));
        this.deliveries = List.of(
                new EventDelivery(new ConversationProjection(conversations), subscriptions.get(0), log),
                new EventDelivery(new GroupConversationProjection(groups), subscriptions.get(1), log),
                new EventDelivery(new PageProjection(pages), subscriptions.get(2), log));
        this.log = log;
    }

    /** Brings the read models to the log's head. */
    public void catchUp() {
        deliveries.forEach(EventDelivery::run);
    }

    /** Delivers everything once more, in one batch. */
    void again() {
        deliveries.forEach(delivery -> delivery.batch(log.after(0)));
    }

    /** Drops everything and builds it anew. */
    void rebuild() {
        subscriptions.forEach(subscription -> subscription.storeToken(null, subscription.name(), 0));
        catchUp();
    }
}
