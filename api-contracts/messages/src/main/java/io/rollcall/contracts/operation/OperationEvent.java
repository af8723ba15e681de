// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.operation;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.privacy.Personal;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * What operators have done. Names of operators are those of configured tokens. A reason is free text that may name a
 * person, so it is sealed as personal data is: under a key of its operation, with which it can be erased.
 */
public sealed interface OperationEvent extends Event {

    /** The operation that it is about. */
    OperationId operation();

    /**
     * An operator has asked for something; nothing of it is done before this.
     *
     * @param kind of act, kebab case
     * @param subject the name of a subscription, or an id
     * @param position where the subject stood before, or the log where it has none
     * @param reason {@code null} once erased
     */
    @EventName("operation.requested")
    @Revision("1")
    record OperationRequested(
            OperationId operation,
            KeyId key,
            String operator,
            String kind,
            String subject,
            long position,
            Instant requestedAt,
            @Personal @Nullable String reason)
            implements OperationEvent {}

    /**
     * It has ended.
     *
     * @param why a sentence for people; {@code null} where the outcome says all
     * @param position where the subject stood after it, or the log where that has none
     */
    @EventName("operation.ended")
    @Revision("1")
    record OperationEnded(
            OperationId operation,
            OperationOutcome outcome,
            @Nullable String why,
            long position,
            Instant endedAt) implements OperationEvent {}

    /**
     * An auditor was shown personal data after this.
     *
     * @param what by reference: a position, an aggregate's or a document's id
     * @param reason {@code null} once erased
     */
    @EventName("operation.personal-data-unmasked")
    @Revision("1")
    record PersonalDataUnmasked(
            OperationId operation,
            KeyId key,
            String operator,
            String what,
            Instant unmaskedAt,
            @Personal @Nullable String reason)
            implements OperationEvent {}
}
