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

    /** Which conversation. */
    ConversationId conversation();

    /** Somebody has written to somebody for the first time; tells whoever clears up behind those who leave. */
    @EventName("conversation.begun")
    @Revision("1")
    record ConversationBegun(UserId sender, UserId receiver) implements MessagingEvent {

        @Override
        public ConversationId conversation() {
            return ConversationId.of(sender, receiver);
        }
    }

    /**
     * Somebody has written to somebody who was connected then.
     *
     * @param number of the message: from 1, without a gap in its conversation
     * @param key the sender's, under which the text is encrypted
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
     * One of the two has left the system, and what they wrote is to be read no more.
     *
     * @param messages how many there have been in the conversation, of both
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
