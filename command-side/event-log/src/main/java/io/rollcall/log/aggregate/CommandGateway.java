// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.aggregate;

import io.rollcall.contracts.process.FatalErrors;
import io.rollcall.contracts.shared.Command;
import io.rollcall.log.append.CommandContext;
import io.rollcall.log.append.LogMeters;
import io.rollcall.log.append.LogUnavailable;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;

/** Has commands decided, and answers once the log has settled what was decided. */
public final class CommandGateway {

    private final CommandBus bus;
    private final Duration patience;
    private final LogMeters meters;

    /** @param patience how long a command is decided again when other processes change what it was decided on */
    public CommandGateway(CommandBus bus, Duration patience, LogMeters meters) {
        this.bus = bus;
        this.patience = patience;
        this.meters = meters;
    }

    /**
     * Has a command decided, on the caller's thread, which is blocked meanwhile: a virtual one.
     *
     * @param <R> the result that the command's Javadoc names
     * @throws LogUnavailable when nobody can tell just now
     * @throws RuntimeException what the handler threw
     */
    public <R> CommandResult<R> send(Command command) {
        try {
            return untilSettled(command);
        } catch (RuntimeException e) {
            meters.failed(command, e);
            throw e;
        }
    }

    private <R> CommandResult<R> untilSettled(Command command) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            var context = new CommandContext();
            try {
                R result = context.call(() -> this.<R>dispatch(command));
                var decided = new CommandResult<>(result, context.position());
                meters.decided(command, context.isWritten(), result);
                return decided;
            } catch (ConcurrencyException e) {
                if (System.nanoTime() > deadline) {
                    throw new LogUnavailable("Others change the same things all the time", e);
                }
            } catch (LockAcquisitionFailedException e) {
                throw new LogUnavailable("Others use the same aggregate", e);
            }
        }
    }

    private <R> R dispatch(Command command) {
        var callback = new FutureCallback<Command, R>();
        CommandMessage<Command> message = GenericCommandMessage.<Command>asCommandMessage(command)
                .andMetaData(CorrelatedExecutor.origin())
                .andMetaData(CommandTrace.metadata());
        try {
            bus.dispatch(message, callback);
            var answer = callback.get();
            if (answer.isExceptional()) {
                throw thrown(answer.exceptionResult());
            }
            return answer.getPayload();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailable("Interrupted while deciding", e);
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        } catch (Error e) {
            FatalErrors.endIfFatal(e);
            // Axon's unit of work ends on exceptions only: an error while it commits would leave it open.
            abandon(e);
            throw new LogUnavailable("A command failed half-way", e);
        }
    }

    private static void abandon(Throwable cause) {
        while (CurrentUnitOfWork.isStarted()) {
            var unit = CurrentUnitOfWork.get();
            if (unit.isActive()) {
                unit.rollback(cause);
            } else {
                CurrentUnitOfWork.clear(unit);
            }
        }
    }

    private static RuntimeException thrown(Throwable cause) {
        return cause instanceof RuntimeException known ? known : new IllegalStateException("A command failed", cause);
    }
}
