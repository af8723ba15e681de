// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.messaging;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rollcall.contracts.group.GroupId;
import io.rollcall.contracts.messaging.GroupMessageEvent.GroupMessageSent;
import io.rollcall.contracts.messaging.SendToGroup;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Numbers what the members of one group write to each other. Knows no text. */
@Aggregate(repository = "groupConversations", commandTargetResolver = "commandTarget")
class GroupConversation {

    @AggregateIdentifier
    private @Nullable String id;

    private long messages;

    GroupConversation() {} // Axon replays history into this

    /** The identifier in the log of what is written in a group. */
    static String aggregate(GroupId group) {
        return "group-conversation-" + group;
    }

    /** Writes to these members; the number of the message. */
    long send(SendToGroup command, GroupId group, KeyId key, List<UserId> receivers, Instant at) {
        apply(new GroupMessageSent(
                group, command.by(), messages + 1, key, receivers, at, command.name(), command.text()));
        return messages;
    }

    @EventSourcingHandler
    void evolve(GroupMessageSent event) {
        id = aggregate(event.group());
        messages = event.number();
    }
}
