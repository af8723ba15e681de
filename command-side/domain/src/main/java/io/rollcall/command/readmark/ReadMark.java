// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.readmark;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rollcall.command.account.PresentUsers;
import io.rollcall.contracts.readmark.ReadMarkCommand;
import io.rollcall.contracts.readmark.ReadMarkCommand.MarkRead;
import io.rollcall.contracts.readmark.ReadMarkEvent.ReadMarkMoved;
import io.rollcall.contracts.readmark.ReadMarkResult;
import io.rollcall.log.aggregate.Snapshotted;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Decides how far one user has read what one other wrote. Before the first mark that is nothing. */
@Snapshotted
@Aggregate(repository = "readMarks", commandTargetResolver = "commandTarget")
class ReadMark {

    private static final long NOTHING = -1;

    @AggregateIdentifier
    private @Nullable String id;

    private long message = NOTHING;

    ReadMark() {} // Axon makes it to look for what was never set, and replays history into it

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    ReadMarkResult decide(MarkRead command, PresentUsers present) {
        if (!present.contains(command.reader())) {
            return ReadMarkResult.READER_LEFT;
        }
        if (!present.contains(command.writer())) {
            return ReadMarkResult.NO_SUCH_USER;
        }
        if (command.message() > message) {
            apply(new ReadMarkMoved(command.reader(), command.writer(), command.message()));
        }
        return ReadMarkResult.DONE;
    }

    @EventSourcingHandler
    void evolve(ReadMarkMoved event) {
        id = ReadMarkCommand.aggregate(event.reader(), event.writer());
        message = event.message();
    }
}
