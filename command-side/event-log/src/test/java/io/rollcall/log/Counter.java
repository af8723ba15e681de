// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.privacy.Personal;
import io.rollcall.contracts.shared.Command;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import io.rollcall.log.aggregate.Aggregates;
import io.rollcall.log.aggregate.Snapshotted;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The smallest aggregate that can show what the log does: it counts, and knows when it is full. */
@Snapshotted
public class Counter {

    /** What may be asked of a counter. */
    sealed interface CounterCommand extends Command {

        String counter();

        @Override
        default String target() {
            return counter();
        }
    }

    /** Counts one; answers with the new count. */
    public record Count(String counter) implements CounterCommand {}

    /** Counts one unless the count has reached this; answers with the count. */
    public record CountUpTo(String counter, int full) implements CounterCommand {}

    /** Answers with the count. */
    public record Look(String counter) implements CounterCommand {}

    /** Answers by an exception that tells the count. */
    public record Refuse(String counter) implements CounterCommand {}

    /** Fails with an error, as a broken handler would. */
    public record Break(String counter) implements CounterCommand {}

    /** Counts one, and fails with an error while that is being committed. */
    public record BreakLate(String counter) implements CounterCommand {}

    /** Counts one unless another counter has anything; answers with the new count or -1. */
    public record CountUnlessOther(String counter, String other) implements CounterCommand {}

    /** Writes a note about somebody. */
    public record Note(String counter, KeyId key, String text) implements CounterCommand {}

    /** What has happened to a counter. */
    public sealed interface CounterEvent extends Event {

        @EventName("counter.counted")
        @Revision("1")
        record Counted(String counter, int count) implements CounterEvent {}

        @EventName("counter.noted")
        @Revision("1")
        record Noted(
                String counter,
                KeyId key,
                @Personal @Nullable String text) implements CounterEvent {}
    }

    /** Tells the count. */
    public static final class Refused extends RuntimeException {

        final int count;

        Refused(int count) {
            super("refused", null, false, false);
            this.count = count;
        }
    }

    @AggregateIdentifier
    private @Nullable String id;

    private int count;

    Counter() {}

    int count() {
        return count;
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    int decide(Count command) {
        apply(new CounterEvent.Counted(command.counter(), count + 1));
        return count;
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    int decide(CountUpTo command) {
        if (count < command.full()) {
            apply(new CounterEvent.Counted(command.counter(), count + 1));
        }
        return count;
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    int decide(Look command) {
        return count;
    }

    @CommandHandler
    void decide(Refuse command) {
        throw new Refused(count);
    }

    @CommandHandler
    void decide(Break command) {
        throw new AssertionError("broken");
    }

    @CommandHandler
    void decide(BreakLate command) {
        CurrentUnitOfWork.get().onPrepareCommit(unit -> {
            throw new AssertionError("broken late");
        });
        apply(new CounterEvent.Counted(command.counter(), count + 1));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    int decide(CountUnlessOther command, Aggregates.Reader<Counter> counters) {
        if (counters.read(command.other(), Counter::count).orElse(0) > 0) {
            return -1;
        }
        apply(new CounterEvent.Counted(command.counter(), count + 1));
        return count;
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void decide(Note command) {
        apply(new CounterEvent.Noted(command.counter(), command.key(), command.text()));
    }

    @EventSourcingHandler
    void evolve(CounterEvent.Counted event) {
        id = event.counter();
        count = event.count();
    }

    @EventSourcingHandler
    void evolve(CounterEvent.Noted event) {
        id = event.counter();
    }
}
