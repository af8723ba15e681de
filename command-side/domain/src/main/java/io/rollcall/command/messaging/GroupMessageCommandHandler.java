// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.messaging;

import io.rollcall.command.group.KnownGroups;
import io.rollcall.contracts.messaging.LeaveGroupConversation;
import io.rollcall.contracts.messaging.MessageResult;
import io.rollcall.contracts.messaging.SendToGroup;
import io.rollcall.contracts.shared.UserId;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;

/** Lets members of a group write to each other, and takes out what they wrote once they have left. */
final class GroupMessageCommandHandler {

    private final Repository<GroupConversation> conversations;
    private final KnownGroups groups;
    private final ConversationUsers correspondents;
    private final PresenceLeases presence;
    private final Clock clock;

    GroupMessageCommandHandler(
            Repository<GroupConversation> conversations,
            KnownGroups groups,
            ConversationUsers correspondents,
            PresenceLeases presence,
            Clock clock) {
        this.conversations = conversations;
        this.groups = groups;
        this.correspondents = correspondents;
        this.presence = presence;
        this.clock = clock;
    }

    @CommandHandler
    MessageResult handle(SendToGroup command) throws Exception {
        var key = correspondents.keyOf(command.by());
        if (key.isEmpty()) {
            return new MessageResult.SenderLeft();
        }
        var group = groups.named(command.id());
        var members = group.map(groups::membersOf).orElse(Set.of());
        if (group.isEmpty() || !members.contains(command.by())) {
            return new MessageResult.NoSuchGroup();
        }
        var others = others(members, command.by());
        var withheld = correspondents.blocking(others, command.by());
        var receivers =
                others.stream().filter(other -> !withheld.contains(other)).toList();
        if (!presence.hasAnyOf(receivers)) {
            return new MessageResult.NotReceived();
        }
        var conversation =
                conversations.loadOrCreate(LeaveGroupConversation.aggregate(group.get()), GroupConversation::new);
        return new MessageResult.Sent(conversation.<Long>invoke(
                it -> it.send(command, group.get(), key.get(), receivers, List.copyOf(withheld), clock.instant())));
    }

    @CommandHandler
    void handle(LeaveGroupConversation command) throws Exception {
        var ended = groups.membersOf(command.group()).isEmpty();
        var conversation = conversations.loadOrCreate(command.target(), GroupConversation::new);
        conversation.execute(it -> {
            if (ended) {
                it.end(command.group());
            } else {
                it.leave(command.group(), command.by());
            }
        });
    }

    private static List<UserId> others(Set<UserId> members, UserId sender) {
        return members.stream()
                .filter(member -> !member.equals(sender))
                .sorted(Comparator.comparingLong(UserId::value))
                .toList();
    }
}
