// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.messaging;

import io.rollcall.contracts.messaging.GroupMessageEvent.GroupMessageSent;
import io.rollcall.contracts.messaging.MessagingEvent.MessageSent;
import io.rollcall.contracts.shared.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Some messages of one conversation, or of one group.
 *
 * @param page its id
 * @param messages by their numbers; not empty
 */
public record PageDocument(String page, Map<Long, Message> messages) {

    public PageDocument {
        messages = Map.copyOf(messages);
    }

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

        private Message without(UserId left) {
            return sender == left.value() ? new Message(number, sender, sentAt, null, withheld) : this;
        }
    }

    static PageDocument sent(String page, @Nullable PageDocument before, Message message) {
        var messages = new TreeMap<>(before == null ? Map.<Long, Message>of() : before.messages());
        messages.put(message.number(), message);
        return new PageDocument(page, messages);
    }

    static @Nullable PageDocument left(@Nullable PageDocument before, UserId left) {
        if (before == null) {
            return null;
        }
        var messages = new TreeMap<>(before.messages());
        messages.replaceAll((number, message) -> message.without(left));
        return new PageDocument(before.page(), messages);
    }
}
