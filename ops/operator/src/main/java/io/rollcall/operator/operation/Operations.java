// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.operation;

import io.rollcall.contracts.operation.OperationCommand;
import io.rollcall.contracts.operation.OperationCommand.EndOperation;
import io.rollcall.contracts.operation.OperationCommand.RecordUnmasking;
import io.rollcall.contracts.operation.OperationCommand.RequestOperation;
import io.rollcall.contracts.operation.OperationId;
import io.rollcall.contracts.shared.Unavailable;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorRole;
import io.rollcall.operator.access.Problem;
import io.rollcall.privacy.Keys;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.springframework.dao.DataAccessException;

/**
 * Puts on record what operators do and what they are shown, each as an event of the log. All of it blocks until the log
 * has it, and fails with {@link Problem} 503 where the log cannot take it just now: then it must not be done, or shown.
 */
public final class Operations {

    /** Asks for what is masked, and says why. */
    public static final String UNMASK = "Rollcall-Unmask";

    private final Consumer<OperationCommand> log;
    private final Keys keys;
    private final LongSupplier head;

    /**
     * @param log has these decided, and returns once they are recorded
     * @param head where the log stands
     */
    public Operations(Consumer<OperationCommand> log, Keys keys, LongSupplier head) {
        this.log = log;
        this.keys = keys;
        this.head = head;
    }

    /**
     * Whether an answer may show what is masked otherwise. Where it does, that is on record when this returns.
     *
     * @param what the answer shows, by reference: a position, an aggregate's or a document's id, a path; never a value
     * @return false where the request does not ask for it
     * @throws Problem 403 for roles other than auditor; 400 where the reason is too short or too long; 503 where it
     *     cannot be recorded: then there is to be no answer
     */
    public boolean unmasks(OperatorRequest request, String what) {
        var reason = request.headers().getFirst(UNMASK);
        if (reason == null) {
            return false;
        }
        if (request.operator().role() != OperatorRole.AUDITOR) {
            throw Problem.forbidden("Only an auditor may see what is masked.");
        }
        var checked = Reasons.checked(reason);
        record(() ->
                new RecordUnmasking(newId(), keys.take(), request.operator().name(), what, checked));
        return true;
    }

    /**
     * Does something that is over at once, between the records of its request and its end.
     *
     * @param id of nothing else
     * @param kind of act, kebab case
     * @param subject what is acted on, nothing personal
     * @param act what fails is recorded as failed
     */
    public OperationEnd act(
            OperationId id, String operator, String kind, String subject, String reason, Supplier<OperationEnd> act) {
        requested(id, operator, kind, subject, reason, OptionalLong.empty());
        try {
            var end = act.get();
            ended(id, end);
            return end;
        } catch (Problem refusal) {
            ended(id, OperationEnd.refused(String.valueOf(refusal.getMessage())));
            throw refusal;
        } catch (RuntimeException failure) {
            ended(id, OperationEnd.failed(failure.getClass().getName()));
            throw failure;
        }
    }

    /**
     * An operation is to begin. Nothing is recorded a second time.
     *
     * @param position where its subject stands; empty for where the log stands
     */
    public void requested(
            OperationId id, String operator, String kind, String subject, String reason, OptionalLong position) {
        record(() -> new RequestOperation(id, keys.take(), operator, kind, subject, position.orElseGet(head), reason));
    }

    /** It has ended. Nothing is recorded a second time. */
    public void ended(OperationId id, OperationEnd end) {
        record(() ->
                new EndOperation(id, end.outcome(), end.why(), end.position().orElseGet(head)));
    }

    private void record(Supplier<OperationCommand> command) {
        try {
            log.accept(command.get());
        } catch (RuntimeException e) {
            if (e instanceof Unavailable || e instanceof DataAccessException || isTooEarly(e)) {
                throw Problem.unavailable("The log cannot take the record of this just now: try again.");
            }
            throw e;
        }
    }

    /** Operators are answered while a start still brings up what decides commands. */
    private static boolean isTooEarly(RuntimeException e) {
        return e instanceof NoHandlerForCommandException;
    }

    /** That of nothing yet. */
    public static OperationId newId() {
        return OperationId.of(UUID.randomUUID());
    }
}
