// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.messaging;

import io.rollcall.contracts.messaging.ConversationId;
import io.rollcall.log.subscription.NotCaughtUp;
import io.rollcall.projection.shared.ReadModel;
import io.rollcall.projection.shared.ReadModelDatabase;
import io.rollcall.projection.shared.StoredDocuments;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The stored conversations, without what was written. */
@Component
public final class ConversationDocuments implements StoredDocuments {

    private final ReadModel<String, ConversationDocument> model;

    public ConversationDocuments(ReadModelDatabase database) {
        this.model = new ReadModel<>(database, ConversationProjection.GROUP, new ConversationCodec());
    }

    /**
     * One conversation, in one look-up; empty if nobody has written yet.
     *
     * @param after waits until this position is in the read model, or fails with {@link NotCaughtUp}; 0 asks for
     *     nothing
     */
    public Mono<ConversationDocument> find(ConversationId conversation, long after) {
        return model.find(conversation.toString(), after);
    }

    @Override
    public ReadModel<String, ConversationDocument> model() {
        return model;
    }
}
