// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.chat;

import io.rollcall.contracts.account.UserEvent.PresenceEvent;
import io.rollcall.projection.shared.ReadModel;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/** Keeps one document a user, whichever door they came by. */
@Component
@ProcessingGroup(ChatUserProjection.GROUP)
class ChatUserProjection {

    static final String GROUP = "chat-users";

    private final ReadModel<Long, ChatUserDocument> users;

    ChatUserProjection(ChatUserDocuments users) {
        this.users = users.model();
    }

    @EventHandler
    void on(PresenceEvent event, TrackingToken at) {
        users.change(event.user().value(), at, event, ChatUserDocument::after);
    }
}
