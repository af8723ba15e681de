// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.messaging;

import io.rollcall.contracts.messaging.MessagingEvent.ConversationLeft;
import io.rollcall.contracts.messaging.MessagingEvent.MessageSent;
import io.rollcall.projection.shared.ReadModel;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/** Keeps what was written, until whoever wrote it leaves. */
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
        var page = Pages.of(event.conversation(), event.number());
        pages.change(page, at, event, (before, sent) -> PageDocument.sent(page, before, sent));
    }

    @EventHandler
    void on(ConversationLeft event, TrackingToken at) {
        Pages.of(event.conversation(), 1, event.messages())
                .forEach(page -> pages.change(page, at, event, PageDocument::left));
    }
}
