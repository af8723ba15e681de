// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.messaging;

import io.rollcall.contracts.group.GroupEvent;
import io.rollcall.contracts.group.GroupEvent.GroupEnded;
import io.rollcall.contracts.group.GroupEvent.GroupFounded;
import io.rollcall.contracts.group.GroupEvent.MemberAdded;
import io.rollcall.contracts.group.GroupEvent.MemberLeft;
import io.rollcall.contracts.messaging.GroupMessageEvent.GroupMessageSent;
import io.rollcall.contracts.shared.Event;
import io.rollcall.projection.shared.ReadModel;
import java.util.function.BiFunction;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/** Keeps the members of each group, and the number of messages there. */
@Component
@ProcessingGroup(GroupConversationProjection.GROUP)
class GroupConversationProjection {

    static final String GROUP = "group-conversations";

    private final ReadModel<Long, GroupConversationDocument> conversations;

    GroupConversationProjection(GroupConversationDocuments conversations) {
        this.conversations = conversations.model();
    }

    @EventHandler
    void on(GroupEvent event, TrackingToken at) {
        var id = event.group().value();
        switch (event) {
            case GroupFounded founded -> conversations.change(id, at, founded, GroupConversationDocument::founded);
            case MemberAdded added -> change(id, at, added, GroupConversationDocument::added);
            case MemberLeft left -> change(id, at, left, GroupConversationDocument::left);
            case GroupEnded ended -> conversations.change(id, at, ended, (before, it) -> null);
        }
    }

    @EventHandler
    void on(GroupMessageSent event, TrackingToken at) {
        change(event.group().value(), at, event, GroupConversationDocument::sent);
    }

    /** Of a group that there is: each begins with being founded. */
    private <E extends Event> void change(
            long id,
            TrackingToken at,
            E event,
            BiFunction<GroupConversationDocument, E, GroupConversationDocument> fold) {
        conversations.change(id, at, event, (before, it) -> before == null ? null : fold.apply(before, it));
    }
}
