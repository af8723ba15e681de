// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.messaging;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rollcall.contracts.group.GroupId;
import io.rollcall.contracts.messaging.GroupMessageEvent.GroupConversationEnded;
import io.rollcall.contracts.messaging.GroupMessageEvent.GroupConversationLeft;
import io.rollcall.contracts.messaging.GroupMessageEvent.GroupMessageSent;
import io.rollcall.contracts.messaging.LeaveGroupConversation;
import io.rollcall.contracts.messaging.SendToGroup;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.aggregate.Snapshotted;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Numbers what the members of one group write to each other. Knows no text. */
@Snapshotted
@Aggregate(repository = "groupConversations", commandTargetResolver = "commandTarget")
class GroupConversation {

    @AggregateIdentifier
    private @Nullable String id;

    private final Set<UserId> writers = new HashSet<>();
    private long messages;
    private boolean ended;

    GroupConversation() {} // Axon replays history into this

    /**
     * Writes to members; the number of the message.
     *
     * @param withheld the members that have blocked the sender
     */
    long send(
            SendToGroup command, GroupId group, KeyId key, List<UserId> receivers, List<UserId> withheld, Instant at) {
        apply(new GroupMessageSent(
                group,
                command.by(),
                messages + 1,
                key,
                receivers,
                at,
                command.name(),
                command.text(),
                withheld.isEmpty() ? null : withheld));
        return messages;
    }

    /**
     * Takes out the messages of a member that has left; nothing happens where they wrote nothing, or the second time.
     */
    void leave(GroupId group, UserId left) {
        if (writers.contains(left) && !ended) {
            apply(new GroupConversationLeft(group, left, messages));
        }
    }

    /** Takes out everything; nothing happens where there is nothing, or the second time. */
    void end(GroupId group) {
        if (messages > 0 && !ended) {
            apply(new GroupConversationEnded(group, messages));
        }
    }

    @EventSourcingHandler
    void evolve(GroupMessageSent event) {
        id = LeaveGroupConversation.aggregate(event.group());
        messages = event.number();
        writers.add(event.sender());
    }

    @EventSourcingHandler
    void evolve(GroupConversationLeft event) {
        writers.remove(event.left());
    }

    @EventSourcingHandler
    void evolve(GroupConversationEnded event) {
        ended = true;
    }
}
