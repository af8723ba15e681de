// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.append;

import io.rollcall.contracts.process.FatalErrors;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Lets no answer out that the log has not settled: a command with events is settled by its append, one without by a
 * confirmation, made while its aggregates are still locked.
 */
public final class CommitInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final LogAppender log;

    public CommitInterceptor(LogAppender log) {
        this.log = log;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unit, InterceptorChain chain) throws Exception {
        var context = CommandContext.current();
        unit.onCommit(committing -> {
            if (!context.isWritten()) {
                log.confirm(context);
            }
        });
        try {
            return chain.proceed();
        } catch (ConcurrencyException | LockAcquisitionFailedException | LogUnavailable e) {
            throw e; // nothing was decided
        } catch (Exception refusal) {
            log.confirm(context);
            throw refusal;
        } catch (Error e) {
            FatalErrors.endIfFatal(e);
            // Axon's unit of work catches exceptions only: an error would leave it open, and its aggregates locked for
            // good.
            throw new CommandExecutionException("The command handler failed", e);
        }
    }
}
