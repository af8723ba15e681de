// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.operation;

import static io.rollcall.contracts.operation.OperationResult.KNOWN;
import static io.rollcall.contracts.operation.OperationResult.NO_SUCH_OPERATION;
import static io.rollcall.contracts.operation.OperationResult.RECORDED;
import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rollcall.contracts.operation.OperationCommand.EndOperation;
import io.rollcall.contracts.operation.OperationCommand.RecordUnmasking;
import io.rollcall.contracts.operation.OperationCommand.RequestOperation;
import io.rollcall.contracts.operation.OperationEvent.OperationEnded;
import io.rollcall.contracts.operation.OperationEvent.OperationRequested;
import io.rollcall.contracts.operation.OperationEvent.PersonalDataUnmasked;
import io.rollcall.contracts.operation.OperationResult;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * One act of an operator: requested once, ended once, whichever process says so and however often. Whether it may be
 * done is not decided here.
 */
@Aggregate(repository = "operations", commandTargetResolver = "commandTarget")
public class Operation {

    @AggregateIdentifier
    private @Nullable String id;

    private boolean open;

    /** Nothing is recorded yet. */
    public Operation() {}

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    OperationResult decide(RequestOperation command, Clock clock) {
        if (id != null) {
            return KNOWN;
        }
        apply(new OperationRequested(
                command.operation(),
                command.key(),
                command.operator(),
                command.kind(),
                command.subject(),
                command.position(),
                clock.instant(),
                command.reason()));
        return RECORDED;
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    OperationResult decide(EndOperation command, Clock clock) {
        if (!open) {
            return id == null ? NO_SUCH_OPERATION : KNOWN;
        }
        apply(new OperationEnded(
                command.operation(), command.outcome(), command.why(), command.position(), clock.instant()));
        return RECORDED;
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    OperationResult decide(RecordUnmasking command, Clock clock) {
        if (id != null) {
            return KNOWN;
        }
        apply(new PersonalDataUnmasked(
                command.operation(),
                command.key(),
                command.operator(),
                command.what(),
                clock.instant(),
                command.reason()));
        return RECORDED;
    }

    @EventSourcingHandler
    void evolve(OperationRequested event) {
        id = event.operation().aggregate();
        open = true;
    }

    @EventSourcingHandler
    void evolve(OperationEnded event) {
        open = false;
    }

    @EventSourcingHandler
    void evolve(PersonalDataUnmasked event) {
        id = event.operation().aggregate();
    }
}
