// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.order;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rollcall.command.account.PresentUsers;
import io.rollcall.command.blacklist.Blacklists;
import io.rollcall.contracts.order.OrderCommand.AssignExecutor;
import io.rollcall.contracts.order.OrderCommand.CompleteOrder;
import io.rollcall.contracts.order.OrderCommand.PlaceOrder;
import io.rollcall.contracts.order.OrderEvent.ExecutorAssigned;
import io.rollcall.contracts.order.OrderEvent.OrderCompleted;
import io.rollcall.contracts.order.OrderEvent.OrderPlaced;
import io.rollcall.contracts.order.OrderResult;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.aggregate.Snapshotted;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Decides which user executes one order, and when it is done. What it is stays in the events, encrypted. */
@Snapshotted
@Aggregate(repository = "orders", commandTargetResolver = "commandTarget")
class Order {

    @AggregateIdentifier
    private @Nullable String id;

    private @Nullable UserId creator;
    private @Nullable UserId executor;
    private boolean done;

    Order() {} // Axon replays history into this

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    OrderResult decide(PlaceOrder command, PresentUsers present, Blacklists blacklists, Clock clock) {
        if (!present.contains(command.creator())) {
            return new OrderResult.CallerLeft();
        }
        var chosen = command.executor();
        if (chosen != null && !present.contains(chosen)) {
            return new OrderResult.NoSuchExecutor();
        }
        apply(new OrderPlaced(
                command.order(),
                command.key(),
                command.creator(),
                clock.instant(),
                command.code(),
                command.description(),
                command.client(),
                command.service()));
        if (chosen != null && !blacklists.blocks(chosen, command.creator())) {
            apply(new ExecutorAssigned(command.order(), command.creator(), chosen, null));
        }
        return new OrderResult.Done(command.creator());
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    OrderResult decide(AssignExecutor command, PresentUsers present, Blacklists blacklists) {
        if (!present.contains(command.by())) {
            return new OrderResult.CallerLeft();
        }
        if (!concerns(command.by())) {
            return new OrderResult.NoSuchOrder();
        }
        var theirs = creator;
        if (!command.by().equals(theirs)) {
            return new OrderResult.NotTheirs();
        }
        if (done) {
            return new OrderResult.AlreadyCompleted();
        }
        if (!present.contains(command.executor())) {
            return new OrderResult.NoSuchExecutor();
        }
        if (!command.executor().equals(executor) && !blacklists.blocks(command.executor(), theirs)) {
            apply(new ExecutorAssigned(command.order(), theirs, command.executor(), executor));
        }
        return new OrderResult.Done(theirs);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    OrderResult decide(CompleteOrder command, PresentUsers present) {
        if (!present.contains(command.by())) {
            return new OrderResult.CallerLeft();
        }
        var theirs = creator;
        if (theirs == null || !concerns(command.by())) {
            return new OrderResult.NoSuchOrder();
        }
        if (!done) {
            apply(new OrderCompleted(command.order(), theirs, command.by()));
        }
        return new OrderResult.Done(theirs);
    }

    private boolean concerns(UserId user) {
        return user.equals(creator) || user.equals(executor);
    }

    @EventSourcingHandler
    void evolve(OrderPlaced event) {
        id = "order-" + event.order().value();
        creator = event.creator();
    }

    @EventSourcingHandler
    void evolve(ExecutorAssigned event) {
        executor = event.executor();
    }

    @EventSourcingHandler
    void evolve(OrderCompleted event) {
        done = true;
    }
}
