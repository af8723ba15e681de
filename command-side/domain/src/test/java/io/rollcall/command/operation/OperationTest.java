// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.operation;

import io.rollcall.contracts.operation.OperationCommand;
import io.rollcall.contracts.operation.OperationCommand.EndOperation;
import io.rollcall.contracts.operation.OperationCommand.RecordUnmasking;
import io.rollcall.contracts.operation.OperationCommand.RequestOperation;
import io.rollcall.contracts.operation.OperationEvent.OperationEnded;
import io.rollcall.contracts.operation.OperationEvent.OperationRequested;
import io.rollcall.contracts.operation.OperationEvent.PersonalDataUnmasked;
import io.rollcall.contracts.operation.OperationId;
import io.rollcall.contracts.operation.OperationOutcome;
import io.rollcall.contracts.operation.OperationResult;
import io.rollcall.contracts.privacy.KeyId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperationTest {

    private static final OperationId SKIP = OperationId.of(new UUID(3, 3));
    private static final KeyId KEY = KeyId.of(new UUID(2, 2));
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final RequestOperation REQUEST =
            new RequestOperation(SKIP, KEY, "olga", "skip", "blacklist", 41, "Ticket 7");
    private static final EndOperation END = new EndOperation(SKIP, OperationOutcome.APPLIED, "Skipped.", 42);
    private static final RecordUnmasking UNMASKING = new RecordUnmasking(SKIP, KEY, "agnes", "position 42", "Ticket 8");
    private static final OperationRequested REQUESTED = requested("Ticket 7");
    private static final OperationEnded ENDED =
            new OperationEnded(SKIP, OperationOutcome.APPLIED, "Skipped.", 42, NOON);

    private final AggregateTestFixture<Operation> fixture = new AggregateTestFixture<>(Operation.class);

    @BeforeEach
    void resolve() {
        fixture.registerInjectableResource(Clock.fixed(NOON, ZoneOffset.UTC));
        fixture.registerCommandTargetResolver(command ->
                new VersionedAggregateIdentifier((Object) ((OperationCommand) command.getPayload()).target(), null));
    }

    @Test
    void isRequestedOnceWhoeverAsksAgain() {
        fixture.givenNoPriorActivity()
                .when(REQUEST)
                .expectEvents(REQUESTED)
                .expectResultMessagePayload(OperationResult.RECORDED);
        fixture.given(REQUESTED).when(REQUEST).expectNoEvents().expectResultMessagePayload(OperationResult.KNOWN);
        fixture.given(REQUESTED, ENDED)
                .when(REQUEST)
                .expectNoEvents()
                .expectResultMessagePayload(OperationResult.KNOWN);
    }

    @Test
    void endsOnceWhateverItsOutcome() {
        fixture.given(REQUESTED).when(END).expectEvents(ENDED).expectResultMessagePayload(OperationResult.RECORDED);
        fixture.given(REQUESTED, ENDED)
                .when(new EndOperation(SKIP, OperationOutcome.FAILED, null, 43))
                .expectNoEvents()
                .expectResultMessagePayload(OperationResult.KNOWN);
    }

    @Test
    void endsOnlyWhereItWasRequested() {
        fixture.givenNoPriorActivity()
                .when(END)
                .expectNoEvents()
                .expectResultMessagePayload(OperationResult.NO_SUCH_OPERATION);
    }

    @Test
    void anUnmaskingIsRecordedOnceAndHasNoEnd() {
        var unmasked = new PersonalDataUnmasked(SKIP, KEY, "agnes", "position 42", NOON, "Ticket 8");
        fixture.givenNoPriorActivity()
                .when(UNMASKING)
                .expectEvents(unmasked)
                .expectResultMessagePayload(OperationResult.RECORDED);
        fixture.given(unmasked).when(UNMASKING).expectNoEvents().expectResultMessagePayload(OperationResult.KNOWN);
        fixture.given(unmasked).when(END).expectNoEvents().expectResultMessagePayload(OperationResult.KNOWN);
    }

    @Test
    void endsThoughItsReasonIsErased() {
        fixture.given(requested(null)).when(END).expectEvents(ENDED);
    }

    private static OperationRequested requested(@Nullable String reason) {
        return new OperationRequested(SKIP, KEY, "olga", "skip", "blacklist", 41, NOON, reason);
    }
}
