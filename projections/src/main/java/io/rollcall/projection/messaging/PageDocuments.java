// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.messaging;

import io.rollcall.contracts.group.GroupId;
import io.rollcall.contracts.messaging.ConversationId;
import io.rollcall.log.subscription.NotCaughtUp;
import io.rollcall.projection.messaging.PageDocument.Message;
import io.rollcall.projection.shared.ReadModel;
import io.rollcall.projection.shared.ReadModelDatabase;
import io.rollcall.projection.shared.StoredDocuments;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The stored messages, by the pages of their conversations. */
@Component
public final class PageDocuments implements StoredDocuments {

    /** How many pages are held in memory together while they are changed: one may have 3 MB. */
    private static final int TOGETHER = 100;

    private final ReadModel<String, PageDocument> model;

    public PageDocuments(ReadModelDatabase database) {
        this.model = new ReadModel<>(database, PageProjection.GROUP, new PageCodec(), TOGETHER);
    }

    /**
     * The messages from one number to another, both included, by ascending number; in one look-up, and none where the
     * last comes before the first.
     *
     * @param after waits until this position is in the read model, or fails with {@link NotCaughtUp}; 0 asks for
     *     nothing
     */
    public Mono<List<Message>> between(ConversationId conversation, long first, long last, long after) {
        return between(MessagePages.conversation(conversation), first, last, after);
    }

    /** The same of a group. */
    public Mono<List<Message>> between(GroupId group, long first, long last, long after) {
        return between(MessagePages.conversation(group), first, last, after);
    }

    private Mono<List<Message>> between(String conversation, long first, long last, long after) {
        return model.findAll(first > last ? List.of() : MessagePages.of(conversation, first, last), after)
                .map(pages -> pages.stream()
                        .flatMap(page -> page.between(first, last))
                        .sorted(Comparator.comparing(Message::number))
                        .toList());
    }

    @Override
    public ReadModel<String, PageDocument> model() {
        return model;
    }
}
