// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.history;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has left, or is to leave, the process because of events: SMS and mails. */
@FunctionalInterface
public interface EventMessages {

    /**
     * A message as its queue still knows it; neither its receiver nor its text.
     *
     * @param position of the event that it was made of
     * @param channel such as {@code sms}
     * @param id in the queue
     * @param state {@code waiting}, {@code retrying}, or {@code sent-or-given-up}
     * @param at when it is tried next; {@code null} where it is not
     */
    record Message(
            long position,
            String channel,
            String id,
            String state,
            @Nullable Instant at) {}

    /** Those of these events, at most some for each; what is done and has expired is not there any more. */
    List<Message> of(Collection<Long> positions);
}
