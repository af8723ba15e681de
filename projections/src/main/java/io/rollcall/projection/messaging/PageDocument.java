// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.messaging;

import io.rollcall.contracts.messaging.MessagingEvent.ConversationLeft;
import io.rollcall.contracts.messaging.MessagingEvent.MessageSent;
import io.rollcall.contracts.shared.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Some messages of one conversation.
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
     */
    public record Message(
            long number,
            long sender,
            Instant sentAt,
            @Nullable String text) {

        /** Who has written it. */
        public UserId by() {
            return UserId.of(sender);
        }

        private Message without(UserId left) {
            return sender == left.value() ? new Message(number, sender, sentAt, null) : this;
        }
    }

    static PageDocument sent(String page, @Nullable PageDocument before, MessageSent event) {
        var messages = new TreeMap<>(before == null ? Map.<Long, Message>of() : before.messages());
        var number = event.number();
        messages.put(number, new Message(number, event.sender().value(), event.sentAt(), event.text()));
        return new PageDocument(page, messages);
    }

    static @Nullable PageDocument left(@Nullable PageDocument before, ConversationLeft event) {
        if (before == null) {
            return null;
        }
        var messages = new TreeMap<>(before.messages());
        messages.replaceAll((number, message) -> message.without(event.left()));
        return new PageDocument(before.page(), messages);
    }
}
