// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.messaging;

import io.rollcall.contracts.shared.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of what the members of a group have written to each other, as one of them sees it.
 *
 * @param messages by ascending number
 */
public record GroupHistory(List<Message> messages) {

    public GroupHistory {
        messages = List.copyOf(messages);
    }

    /**
     * One message.
     *
     * @param number in its group, from 1
     * @param text {@code null} once its sender has left
     */
    public record Message(
            long number, UserId sender, @Nullable String text, Instant sentAt) {}
}
