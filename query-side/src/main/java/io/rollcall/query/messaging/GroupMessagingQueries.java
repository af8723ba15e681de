// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.messaging;

import io.rollcall.contracts.messaging.GroupHistory;
import io.rollcall.contracts.messaging.MessagingQuery.ReadGroupHistory;
import io.rollcall.projection.group.GroupNameDocument;
import io.rollcall.projection.group.GroupNameDocuments;
import io.rollcall.projection.messaging.GroupConversationDocument;
import io.rollcall.projection.messaging.GroupConversationDocuments;
import io.rollcall.projection.messaging.PageDocument;
import io.rollcall.projection.messaging.PageDocuments;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Answers {@link ReadGroupHistory}: three look-ups by id, the name, the group and its pages, however long it is.
 * Whether the caller is a member is asked of the group at the position waited for.
 */
@Component
class GroupMessagingQueries {

    private final GroupNameDocuments names;
    private final GroupConversationDocuments groups;
    private final PageDocuments pages;

    GroupMessagingQueries(GroupNameDocuments names, GroupConversationDocuments groups, PageDocuments pages) {
        this.names = names;
        this.groups = groups;
        this.pages = pages;
    }

    @QueryHandler
    CompletableFuture<Optional<GroupHistory>> handle(ReadGroupHistory query) { // not Mono: Axon 4 would block() on it
        return names.find(query.group(), query.after())
                .map(GroupNameDocument::id)
                .flatMap(group -> groups.find(group, query.after()))
                .flatMap(group -> read(group, query))
                .singleOptional()
                .toFuture();
    }

    /** Empty for a user that is no member. */
    private Mono<GroupHistory> read(GroupConversationDocument group, ReadGroupHistory query) {
        var own = group.firstFor(query.viewer());
        if (own.isEmpty()) {
            return Mono.empty();
        }
        var before = query.before();
        var last = before == null ? group.messages() : Math.min(before - 1, group.messages());
        var first = Math.max(own.getAsLong(), last - query.limit() + 1);
        return pages.between(group.id(), first, last, query.after())
                .map(found -> new GroupHistory(found.stream()
                        .filter(message -> message.isFor(query.viewer()))
                        .map(GroupMessagingQueries::seen)
                        .toList()));
    }

    private static GroupHistory.Message seen(PageDocument.Message message) {
        return new GroupHistory.Message(message.number(), message.by(), message.text(), message.sentAt());
    }
}
