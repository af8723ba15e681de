// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.messaging;

import io.rollcall.contracts.shared.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of a conversation, as one of the two sees it.
 *
 * @param messages by ascending number
 * @param readUpTo the number of the last message that the viewer has read of the partner's; 0 for none
 */
public record History(List<Message> messages, long readUpTo) {

    public History {
        messages = List.copyOf(messages);
    }

    /**
     * One message.
     *
     * @param number in its conversation, from 1
     * @param text {@code null} once its sender has left
     * @param read whether its receiver has read it
     */
    public record Message(
            long number, UserId sender, @Nullable String text, Instant sentAt, boolean read) {}
}
