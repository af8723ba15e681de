// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.operation;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.Command;
import org.jspecify.annotations.Nullable;

/** What may be recorded of one operation; answered by an {@link OperationResult}, and never twice. */
public sealed interface OperationCommand extends Command {

    /** The operation that it is about. */
    OperationId operation();

    @Override
    default String target() {
        return operation().aggregate();
    }

    /**
     * An operator wants something done. Known, whatever else it says, where the operation is.
     *
     * @param key the operation's own, which seals the reason
     * @param operator the configured name of the operator's token
     * @param kind of act, kebab case
     * @param subject what is acted on: the name of a subscription, or an id; nothing personal
     * @param position where that stands before, or the log where it has none
     * @param reason as the operator gave it
     */
    record RequestOperation(
            OperationId operation,
            KeyId key,
            String operator,
            String kind,
            String subject,
            long position,
            String reason)
            implements OperationCommand {}

    /**
     * It has ended. Known where it has ended before; there is no such operation where nobody has requested it.
     *
     * @param why a sentence for people, nothing personal; {@code null} where the outcome says all
     * @param position where its subject stands after it, or the log where that has none
     */
    record EndOperation(
            OperationId operation,
            OperationOutcome outcome,
            @Nullable String why,
            long position) implements OperationCommand {}

    /**
     * An auditor is about to be shown personal data.
     *
     * @param key the operation's own, which seals the reason
     * @param operator the configured name of the auditor's token
     * @param what is shown, by reference: a position, an aggregate's or a document's id; never a value
     * @param reason as the auditor gave it
     */
    record RecordUnmasking(OperationId operation, KeyId key, String operator, String what, String reason)
            implements OperationCommand {}
}
