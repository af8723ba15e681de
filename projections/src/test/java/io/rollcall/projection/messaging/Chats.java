// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.messaging;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.projection.shared.Delivery;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.projection.shared.MemoryMongo;
import io.rollcall.projection.shared.ReadModelPositions;
import java.util.List;

/** The read models of what is written, on a log, for tests of their readers. */
public final class Chats {

    public final ConversationDocuments conversations;
    public final GroupConversationDocuments groups;
    public final PageDocuments pages;
    private final List<ReadModelPositions> positions;
    private final List<Delivery> deliveries;
    private final MemoryLog log;

    public Chats(MongoDatabase database, MemoryLog log) {
        this.conversations = new ConversationDocuments(MemoryMongo.readModels(database));
        this.groups = new GroupConversationDocuments(MemoryMongo.readModels(database));
        this.pages = new PageDocuments(MemoryMongo.readModels(database));
        this.positions = List.of(
                new ReadModelPositions(conversations.model(), log),
                new ReadModelPositions(groups.model(), log),
                new ReadModelPositions(pages.model(), log));
        this.deliveries = List.of(
                new Delivery(new ConversationProjection(conversations), positions.get(0), log),
                new Delivery(new GroupConversationProjection(groups), positions.get(1), log),
                new Delivery(new PageProjection(pages), positions.get(2), log));
        this.log = log;
    }

    /** Brings the read models to the log's head. */
    public void catchUp() {
        deliveries.forEach(Delivery::run);
    }

    /** Delivers everything once more, in one batch. */
    void again() {
        deliveries.forEach(delivery -> delivery.batch(log.after(0)));
    }

    /** Drops everything and builds it anew. */
    void rebuild() {
        positions.forEach(follower -> follower.storeToken(null, follower.name(), 0));
        catchUp();
    }
}
