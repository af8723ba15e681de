// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.messaging;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rollcall.contracts.messaging.MessageResult;
import io.rollcall.contracts.messaging.MessagingCommand;
import io.rollcall.contracts.messaging.MessagingCommand.LeaveConversation;
import io.rollcall.contracts.messaging.MessagingCommand.SendMessage;
import io.rollcall.contracts.messaging.MessagingEvent.ConversationBegun;
import io.rollcall.contracts.messaging.MessagingEvent.ConversationLeft;
import io.rollcall.contracts.messaging.MessagingEvent.MessageSent;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.aggregate.Snapshotted;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Numbers what two users write to each other. Knows no text. It does not know which users are connected. */
@Snapshotted
@Aggregate(repository = "conversations", commandTargetResolver = "commandTarget")
class Conversation {

    @AggregateIdentifier
    private @Nullable String id;

    private long messages;
    private final Set<UserId> left = new HashSet<>();

    Conversation() {} // Axon makes it to write the first message, and replays history into it

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    MessageResult decide(SendMessage command, ConversationUsers correspondents, Clock clock) {
        var key = correspondents.keyOf(command.by());
        if (key.isEmpty()) {
            return new MessageResult.SenderLeft();
        }
        if (correspondents.keyOf(command.partner()).isEmpty()
                || correspondents.blocks(command.partner(), command.by())) {
            return new MessageResult.NotReceived();
        }
        if (messages == 0) {
            apply(new ConversationBegun(command.by(), command.partner()));
        }
        apply(new MessageSent(
                command.by(), command.partner(), messages + 1, key.get(), clock.instant(), command.text()));
        return new MessageResult.Sent(messages);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void decide(LeaveConversation command) {
        if (messages > 0 && !left.contains(command.by())) {
            apply(new ConversationLeft(command.by(), command.partner(), messages));
        }
    }

    @EventSourcingHandler
    void evolve(ConversationBegun event) {
        id = MessagingCommand.aggregate(event.conversation());
    }

    @EventSourcingHandler
    void evolve(MessageSent event) {
        messages = event.number();
    }

    @EventSourcingHandler
    void evolve(ConversationLeft event) {
        left.add(event.left());
    }
}
