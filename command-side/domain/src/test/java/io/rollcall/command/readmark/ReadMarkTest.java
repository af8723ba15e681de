// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.readmark;

import io.rollcall.command.account.TestUsers;
import io.rollcall.contracts.readmark.ReadMarkCommand;
import io.rollcall.contracts.readmark.ReadMarkCommand.MarkRead;
import io.rollcall.contracts.readmark.ReadMarkEvent.ReadMarkMoved;
import io.rollcall.contracts.readmark.ReadMarkResult;
import io.rollcall.contracts.shared.UserId;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadMarkTest {

    private static final UserId ADA = new UserId(7);
    private static final UserId GRACE = new UserId(8);
    private static final UserId GONE = new UserId(9);
    private static final ReadMarkMoved AT_FIVE = new ReadMarkMoved(ADA, GRACE, 5);

    private final AggregateTestFixture<ReadMark> fixture = new AggregateTestFixture<>(ReadMark.class);

    @BeforeEach
    void resolve() {
        fixture.registerInjectableResource(TestUsers.present(ADA, GRACE));
        fixture.registerCommandTargetResolver(command ->
                new VersionedAggregateIdentifier((Object) ((ReadMarkCommand) command.getPayload()).target(), null));
    }

    @Test
    void theFirstMarkIsKept() {
        fixture.givenNoPriorActivity()
                .when(new MarkRead(ADA, GRACE, 0))
                .expectEvents(new ReadMarkMoved(ADA, GRACE, 0))
                .expectResultMessagePayload(ReadMarkResult.DONE);
    }

    @Test
    void aMarkMovesForwardOnly() {
        fixture.given(AT_FIVE).when(new MarkRead(ADA, GRACE, 6)).expectEvents(new ReadMarkMoved(ADA, GRACE, 6));
        for (var message : new long[] {5, 4, 0}) {
            fixture.given(AT_FIVE)
                    .when(new MarkRead(ADA, GRACE, message))
                    .expectNoEvents()
                    .expectResultMessagePayload(ReadMarkResult.DONE);
        }
    }

    @Test
    void nobodyReadsWhatNobodyWrote() {
        fixture.givenNoPriorActivity()
                .when(new MarkRead(ADA, GONE, 1))
                .expectNoEvents()
                .expectResultMessagePayload(ReadMarkResult.NO_SUCH_USER);
    }

    @Test
    void nobodyReadsWhoHasLeft() {
        fixture.givenNoPriorActivity()
                .when(new MarkRead(GONE, ADA, 1))
                .expectNoEvents()
                .expectResultMessagePayload(ReadMarkResult.READER_LEFT);
    }
}
