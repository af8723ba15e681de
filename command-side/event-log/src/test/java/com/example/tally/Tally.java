// SPDX-License-Identifier: Apache-2.0
package com.example.tally;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rollcall.contracts.shared.Command;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A whole domain in three events: something that is counted until it is closed. */
@Aggregate(repository = "tallies")
class Tally {

    /** Counts one; answers with the new count, or the last one of a tally that is closed. */
    record Count(String target) implements Command {}

    /** Closes it; answers with the count. */
    record Close(String target) implements Command {}

    /** What has happened to a tally. */
    sealed interface TallyEvent extends Event {

        @EventName("tally.opened")
        @Revision("1")
        record Opened(String tally) implements TallyEvent {}

        @EventName("tally.counted")
        @Revision("1")
        record Counted(String tally, int count) implements TallyEvent {}

        @EventName("tally.closed")
        @Revision("1")
        record Closed(String tally) implements TallyEvent {}
    }

    @AggregateIdentifier
    private @Nullable String id;

    private int count;
    private boolean closed;

    Tally() {}

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    int decide(Count command) {
        if (id == null) {
            apply(new TallyEvent.Opened(command.target()));
        }
        if (!closed) {
            apply(new TallyEvent.Counted(command.target(), count + 1));
        }
        return count;
    }

    @CommandHandler
    int decide(Close command) {
        if (!closed) {
            apply(new TallyEvent.Closed(command.target()));
        }
        return count;
    }

    @EventSourcingHandler
    void evolve(TallyEvent.Opened event) {
        id = event.tally();
    }

    @EventSourcingHandler
    void evolve(TallyEvent.Counted event) {
        count = event.count();
    }

    @EventSourcingHandler
    void evolve(TallyEvent.Closed event) {
        closed = true;
    }
}
