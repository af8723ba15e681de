// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.messaging;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.privacy.Personal;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import io.rollcall.contracts.shared.UserId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What has happened in the conversation of two users. */
public sealed interface MessagingEvent extends Event {

    /** The conversation that it happened in. */
    ConversationId conversation();

    /**
     * A user has written to another for the first time. It is recorded to clear up the conversation when one of them
     * leaves.
     */
    @EventName("conversation.begun")
    @Revision("1")
    record ConversationBegun(UserId sender, UserId receiver) implements MessagingEvent {

        @Override
        public ConversationId conversation() {
            return ConversationId.of(sender, receiver);
        }
    }

    /**
     * A user has written to a recipient that was connected at that time.
     *
     * @param number the number of the message: from 1, without a gap in its conversation
     * @param key the sender's own key: the message goes when the sender leaves
     * @param text {@code null} once erased
     */
    @EventName("conversation.message-sent")
    @Revision("1")
    record MessageSent(
            UserId sender,
            UserId receiver,
            long number,
            KeyId key,
            Instant sentAt,
            @Personal @Nullable String text) implements MessagingEvent {

        @Override
        public ConversationId conversation() {
            return ConversationId.of(sender, receiver);
        }
    }

    /**
     * One of the two users has left the system. Their messages cannot be read any more.
     *
     * @param messages the number of messages in the conversation so far, of both users
     */
    @EventName("conversation.left")
    @Revision("1")
    record ConversationLeft(UserId left, UserId partner, long messages) implements MessagingEvent {

        @Override
        public ConversationId conversation() {
            return ConversationId.of(left, partner);
        }
    }
}
