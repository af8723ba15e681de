// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.messaging;

import io.rollcall.contracts.messaging.GroupMessageEvent.GroupConversationEnded;
import io.rollcall.contracts.messaging.GroupMessageEvent.GroupConversationLeft;
import io.rollcall.contracts.messaging.GroupMessageEvent.GroupMessageSent;
import io.rollcall.contracts.messaging.MessagingEvent.ConversationLeft;
import io.rollcall.contracts.messaging.MessagingEvent.MessageSent;
import io.rollcall.projection.messaging.PageDocument.Message;
import io.rollcall.projection.shared.ReadModel;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/** Keeps what was written, until its author leaves, or its group is gone. */
@Component
@ProcessingGroup(PageProjection.GROUP)
class PageProjection {

    static final String GROUP = "messages";

    private final ReadModel<String, PageDocument> pages;

    PageProjection(PageDocuments pages) {
        this.pages = pages.model();
    }

    @EventHandler
    void on(MessageSent event, TrackingToken at) {
        var page = MessagePages.of(MessagePages.conversation(event.conversation()), event.number());
        pages.change(page, at, event, (before, sent) -> PageDocument.sent(page, before, Message.of(sent)));
    }

    @EventHandler
    void on(GroupMessageSent event, TrackingToken at) {
        var page = MessagePages.of(MessagePages.conversation(event.group()), event.number());
        pages.change(page, at, event, (before, sent) -> PageDocument.sent(page, before, Message.of(sent)));
    }

    @EventHandler
    void on(ConversationLeft event, TrackingToken at) {
        MessagePages.of(MessagePages.conversation(event.conversation()), 1, event.messages())
                .forEach(page -> pages.change(page, at, event, (before, it) -> PageDocument.left(before, it.left())));
    }

    @EventHandler
    void on(GroupConversationLeft event, TrackingToken at) {
        MessagePages.of(MessagePages.conversation(event.group()), 1, event.messages())
                .forEach(page -> pages.change(page, at, event, (before, it) -> PageDocument.left(before, it.left())));
    }

    @EventHandler
    void on(GroupConversationEnded event, TrackingToken at) {
        MessagePages.of(MessagePages.conversation(event.group()), 1, event.messages())
                .forEach(page -> pages.change(page, at, event, (before, ended) -> null));
    }
}
