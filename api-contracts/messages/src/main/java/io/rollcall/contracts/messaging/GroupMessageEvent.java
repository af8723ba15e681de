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

    /** The group that it happened in. */
    GroupId group();

    /**
     * A member has written to the others.
     *
     * @param number the number of the message: from 1, without a gap in its group
     * @param key the sender's own key: the message goes when the sender leaves
     * @param receivers the other members at that time, ascending, connected or not
     * @param name the name of the group, as the sender wrote it; {@code null} once erased
     * @param text {@code null} once erased
     * @param withheld members that do not receive the message, because they have blocked the sender; {@code null} for
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

        /** A message for all other members. */
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
     * A member has left the system. Their messages cannot be read any more. Others remain.
     *
     * @param messages the number of messages in the group so far, of all members
     */
    @EventName("group-conversation.left")
    @Revision("1")
    record GroupConversationLeft(GroupId group, UserId left, long messages) implements GroupMessageEvent {}

    /**
     * The group is gone. Its messages cannot be read any more.
     *
     * @param messages the number of messages in the group so far
     */
    @EventName("group-conversation.ended")
    @Revision("1")
    record GroupConversationEnded(GroupId group, long messages) implements GroupMessageEvent {}
}
