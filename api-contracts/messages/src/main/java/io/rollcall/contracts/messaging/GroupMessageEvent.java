// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rollcall.contracts.group.GroupId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.privacy.Personal;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import io.rollcall.contracts.shared.UserId;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What has happened among the members of one group. */
public sealed interface GroupMessageEvent extends Event {

    GroupId group();

    /**
     * A member has written to the others.
     *
     * @param number of the message: from 1, without a gap in its group
     * @param key the sender's, under which the personal components are encrypted: they go with the sender
     * @param receivers the other members at that time, ascending, connected or not
     * @param name of the group, as the sender wrote it; {@code null} once erased
     * @param text {@code null} once erased
     * @param withheld members who are no receivers, since they want nothing to do with the sender; {@code null} for
     *     none
     */
    @EventName("group-conversation.message-sent")
    @Revision("1")
    record GroupMessageSent(
            GroupId group,
            UserId sender,
            long number,
            KeyId key,
            List<UserId> receivers,
            Instant sentAt,
            @Personal @Nullable String name,
            @Personal @Nullable String text,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<UserId> withheld)
            implements GroupMessageEvent {

        public GroupMessageSent {
            receivers = List.copyOf(receivers);
            withheld = withheld == null ? null : List.copyOf(withheld);
        }

        /** One that is for all the others. */
        public GroupMessageSent(
                GroupId group,
                UserId sender,
                long number,
                KeyId key,
                List<UserId> receivers,
                Instant sentAt,
                @Nullable String name,
                @Nullable String text) {
            this(group, sender, number, key, receivers, sentAt, name, text, null);
        }
    }

    /**
     * A member has left the system, and what they wrote is to be read no more; others remain.
     *
     * @param messages how many there have been in the group, of all its members
     */
    @EventName("group-conversation.left")
    @Revision("1")
    record GroupConversationLeft(GroupId group, UserId left, long messages) implements GroupMessageEvent {}

    /**
     * The group is gone, and nothing of what was written in it is to be read any more.
     *
     * @param messages how many there have been
     */
    @EventName("group-conversation.ended")
    @Revision("1")
    record GroupConversationEnded(GroupId group, long messages) implements GroupMessageEvent {}
}
