// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.messaging;

import io.rollcall.contracts.messaging.GroupMessageEvent.GroupMessageSent;
import io.rollcall.contracts.messaging.MessagingEvent.MessageSent;
import io.rollcall.contracts.shared.UserId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Some messages of one conversation, or of one group.
 *
 * @param page its id
 * @param messages as {@link MessageCodec} writes them, by their numbers; not empty. They are read only when somebody
 *     asks for them, and never changed: a page is written for each of its messages
 */
public record PageDocument(String page, Document messages) {

    /**
     * One message.
     *
     * @param text {@code null} once erased
     * @param withheld the ids of members of the group that do not receive it
     */
    public record Message(
            long number,
            long sender,
            Instant sentAt,
            @Nullable String text,
            List<Long> withheld) {

        public Message {
            withheld = List.copyOf(withheld);
        }

        /** A message for all readers of the page. */
        public Message(long number, long sender, Instant sentAt, @Nullable String text) {
            this(number, sender, sentAt, text, List.of());
        }

        /** Whether it is for this user. */
        public boolean isFor(UserId viewer) {
            return !withheld.contains(viewer.value());
        }

        /** The author. */
        public UserId by() {
            return UserId.of(sender);
        }

        static Message of(MessageSent event) {
            return new Message(event.number(), event.sender().value(), event.sentAt(), event.text());
        }

        static Message of(GroupMessageSent event) {
            var withheld = event.withheld() == null ? List.<UserId>of() : event.withheld();
            return new Message(
                    event.number(),
                    event.sender().value(),
                    event.sentAt(),
                    event.text(),
                    withheld.stream().map(UserId::value).toList());
        }
    }

    /** The messages from one number to another, both included, in no particular order. */
    Stream<Message> between(long first, long last) {
        return messages.keySet().stream()
                .filter(key -> first <= Long.parseLong(key) && Long.parseLong(key) <= last)
                .map(key -> MessageCodec.fromBson(Long.parseLong(key), messages.get(key, Document.class)));
    }

    static PageDocument sent(String page, @Nullable PageDocument before, Message message) {
        var messages = before == null ? new Document() : new Document(before.messages());
        return new PageDocument(page, messages.append(Long.toString(message.number()), MessageCodec.toBson(message)));
    }

    static @Nullable PageDocument left(@Nullable PageDocument before, UserId left) {
        if (before == null) {
            return null;
        }
        var messages = new Document(before.messages());
        messages.replaceAll((number, message) -> MessageCodec.without(left, (Document) message));
        return new PageDocument(before.page(), messages);
    }
}
