// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.log;

import io.rollcall.contracts.shared.Command;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.ConcurrencyException;

/** Sends commands, each on a virtual thread of its own, and answers once the log has settled what they decided. */
public final class Commands implements AutoCloseable {

    private final CommandBus bus;
    private final Duration patience;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** @param patience how long a command is decided again when other processes change what it was decided on */
    Commands(CommandBus bus, Duration patience) {
        this.bus = bus;
        this.patience = patience;
    }

    /**
     * Has a command decided.
     *
     * @param <R> the result that the command's Javadoc names
     * @return fails with what the handler threw, or with {@link LogUnavailable} when nobody can tell just now
     */
    public <R> CompletableFuture<Decided<R>> send(Command command) {
        return CompletableFuture.supplyAsync(() -> decide(command), threads);
    }

    /** The same on the caller's own thread, which is blocked meanwhile. */
    public <R> Decided<R> decide(Command command) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            var decision = new Decision();
            try {
                R result = ScopedValue.where(Decision.CURRENT, decision).call(() -> this.<R>dispatch(command));
                return new Decided<>(result, decision.position());
            } catch (ConcurrencyException e) {
                if (System.nanoTime() > deadline) {
                    throw new LogUnavailable("Others change the same things all the time", e);
                }
            } catch (LockAcquisitionFailedException e) {
                throw new LogUnavailable("Others use the same aggregate", e);
            }
        }
    }

    @Override
    public void close() {
        threads.close();
    }

    private <R> R dispatch(Command command) {
        var callback = new FutureCallback<Command, R>();
        CommandMessage<Command> message = GenericCommandMessage.asCommandMessage(command);
        bus.dispatch(message, callback);
        try {
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
        }
    }

    private static RuntimeException thrown(Throwable cause) {
        return cause instanceof RuntimeException known ? known : new IllegalStateException("A command failed", cause);
    }
}
