// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.messaging;

import io.rollcall.contracts.messaging.ConversationId;
import io.rollcall.contracts.messaging.MessagingEvent;
import io.rollcall.contracts.messaging.MessagingEvent.ConversationBegun;
import io.rollcall.contracts.messaging.MessagingEvent.ConversationLeft;
import io.rollcall.contracts.messaging.MessagingEvent.MessageSent;
import io.rollcall.contracts.readmark.ReadMarkEvent.ReadMarkMoved;
import io.rollcall.projection.shared.ReadModel;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/** Keeps how far each conversation has come, and how far it has been read. */
@Component
@ProcessingGroup(ConversationProjection.GROUP)
class ConversationProjection {

    static final String GROUP = "conversations";

    private final ReadModel<String, ConversationDocument> conversations;

    ConversationProjection(ConversationDocuments conversations) {
        this.conversations = conversations.model();
    }

    @EventHandler
    void on(MessagingEvent event, TrackingToken at) {
        var id = event.conversation().toString();
        switch (event) {
            case MessageSent sent -> conversations.change(id, at, sent, ConversationDocument::sent);
            case ConversationLeft left -> conversations.change(id, at, left, ConversationDocument::left);
            case ConversationBegun begun -> {} // with its first message
        }
    }

    @EventHandler
    void on(ReadMarkMoved event, TrackingToken at) {
        var id = ConversationId.of(event.reader(), event.writer()).toString();
        conversations.change(id, at, event, ConversationDocument::read);
    }
}
