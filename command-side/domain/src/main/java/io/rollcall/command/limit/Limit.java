// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.limit;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rollcall.contracts.limit.LimitCommand;
import io.rollcall.contracts.limit.LimitCommand.RecordClosing;
import io.rollcall.contracts.limit.LimitEvent.LimitClosed;
import io.rollcall.log.aggregate.Snapshotted;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** All that the log knows of one kind of budgets: when they were used up. It decides nothing. */
@Snapshotted
@Aggregate(repository = "limitAggregates", commandTargetResolver = "commandTarget")
class Limit {

    @AggregateIdentifier
    private @Nullable String id;

    Limit() {} // Axon replays history into this

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void decide(RecordClosing command, Clock clock) {
        apply(new LimitClosed(
                command.cost(), command.dimension(), command.closings(), command.recordOnly(), clock.instant()));
    }

    @EventSourcingHandler
    void evolve(LimitClosed event) {
        id = LimitCommand.aggregate(event.cost(), event.dimension());
    }
}
