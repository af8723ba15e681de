// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.messaging;

import io.rollcall.contracts.messaging.ConversationId;
import io.rollcall.contracts.messaging.History;
import io.rollcall.contracts.messaging.MessagingQuery.ReadHistory;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.projection.messaging.ConversationDocument;
import io.rollcall.projection.messaging.ConversationDocuments;
import io.rollcall.projection.messaging.PageDocument;
import io.rollcall.projection.messaging.PageDocuments;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers {@link ReadHistory}: two look-ups by id, the conversation and its pages, however long it is. */
@Component
class MessagingQueries {

    private final ConversationDocuments conversations;
    private final PageDocuments pages;

    MessagingQueries(ConversationDocuments conversations, PageDocuments pages) {
        this.conversations = conversations;
        this.pages = pages;
    }

    @QueryHandler
    CompletableFuture<History> handle(ReadHistory query) { // not Mono: Axon 4 would block() on it
        return conversations
                .find(ConversationId.of(query.viewer(), query.partner()), query.after())
                .flatMap(conversation -> read(conversation, query))
                .defaultIfEmpty(new History(List.of(), 0))
                .toFuture();
    }

    private Mono<History> read(ConversationDocument conversation, ReadHistory query) {
        var before = query.before();
        var last = before == null ? conversation.messages() : Math.min(before - 1, conversation.messages());
        var first = Math.max(1, last - query.limit() + 1);
        return pages.between(ConversationId.of(query.viewer(), query.partner()), first, last, query.after())
                .map(found -> new History(
                        found.stream()
                                .map(message -> seen(message, conversation, query))
                                .toList(),
                        conversation.readBy(query.viewer())));
    }

    private static History.Message seen(
            PageDocument.Message message, ConversationDocument conversation, ReadHistory query) {
        UserId receiver = message.by().equals(query.viewer()) ? query.partner() : query.viewer();
        return new History.Message(
                message.number(),
                message.by(),
                message.text(),
                message.sentAt(),
                message.number() <= conversation.readBy(receiver));
    }
}
