// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.messaging;

import io.rollcall.contracts.messaging.ConversationId;
import io.rollcall.contracts.messaging.MessagingEvent.ConversationLeft;
import io.rollcall.contracts.messaging.MessagingEvent.MessageSent;
import io.rollcall.contracts.readmark.ReadMarkEvent.ReadMarkMoved;
import io.rollcall.contracts.shared.UserId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a conversation has come. What was written stands on its pages.
 *
 * @param conversation its id
 * @param messages how many there are
 * @param read up to which message each has read, by their ids; users that have read nothing are not in it
 */
public record ConversationDocument(String conversation, long messages, Map<Long, Long> read) {

    public ConversationDocument {
        read = Map.copyOf(read);
    }

    /** The number of the last message that this one of the two has read; 0 for none. */
    public long readBy(UserId user) {
        return read.getOrDefault(user.value(), 0L);
    }

    static ConversationDocument sent(@Nullable ConversationDocument before, MessageSent event) {
        var it = orNew(before, event.conversation());
        return new ConversationDocument(it.conversation(), event.number(), it.read());
    }

    /** A mark beyond the last message means all that there are, and not those to come. */
    static ConversationDocument read(@Nullable ConversationDocument before, ReadMarkMoved event) {
        var it = orNew(before, ConversationId.of(event.reader(), event.writer()));
        var read = new HashMap<>(it.read());
        read.put(event.reader().value(), Math.min(event.message(), it.messages()));
        return new ConversationDocument(it.conversation(), it.messages(), read);
    }

    static ConversationDocument left(@Nullable ConversationDocument before, ConversationLeft event) {
        var it = orNew(before, event.conversation());
        var read = new HashMap<>(it.read());
        read.remove(event.left().value());
        return new ConversationDocument(it.conversation(), it.messages(), read);
    }

    private static ConversationDocument orNew(@Nullable ConversationDocument before, ConversationId conversation) {
        return before == null ? new ConversationDocument(conversation.toString(), 0, Map.of()) : before;
    }
}
