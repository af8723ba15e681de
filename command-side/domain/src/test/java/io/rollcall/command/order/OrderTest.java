// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.order;

import io.rollcall.command.account.PresentUsers;
import io.rollcall.command.account.TestUsers;
import io.rollcall.command.blacklist.Blacklists;
import io.rollcall.command.blacklist.TestBlacklists;
import io.rollcall.contracts.order.OrderCommand;
import io.rollcall.contracts.order.OrderCommand.AssignExecutor;
import io.rollcall.contracts.order.OrderCommand.CompleteOrder;
import io.rollcall.contracts.order.OrderCommand.PlaceOrder;
import io.rollcall.contracts.order.OrderEvent.ExecutorAssigned;
import io.rollcall.contracts.order.OrderEvent.OrderCompleted;
import io.rollcall.contracts.order.OrderEvent.OrderPlaced;
import io.rollcall.contracts.order.OrderId;
import io.rollcall.contracts.order.OrderResult;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderTest {

    private static final OrderId ORDER = new OrderId(5);
    private static final KeyId KEY = new KeyId(new UUID(2, 2));
    private static final UserId ADA = new UserId(7);
    private static final UserId GRACE = new UserId(8);
    private static final UserId CLEO = new UserId(10);
    private static final UserId NOBODY = new UserId(9);
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final OrderPlaced PLACED = new OrderPlaced(ORDER, KEY, ADA, NOON, "A-1", "Roof", null, null);
    private static final ExecutorAssigned ASSIGNED = new ExecutorAssigned(ORDER, ADA, GRACE, null);
    private static final OrderCompleted COMPLETED = new OrderCompleted(ORDER, ADA, GRACE);

    private final AggregateTestFixture<Order> fixture = new AggregateTestFixture<>(Order.class);

    @BeforeEach
    void resolve() {
        fixture.registerInjectableResource(Clock.fixed(NOON, ZoneOffset.UTC));
        fixture.<PresentUsers>registerInjectableResource(TestUsers.present(ADA, GRACE, CLEO));
        fixture.<Blacklists>registerInjectableResource(TestBlacklists.with(CLEO, ADA));
        fixture.registerCommandTargetResolver(command ->
                new VersionedAggregateIdentifier((Object) ((OrderCommand) command.getPayload()).target(), null));
    }

    @Test
    void isPlacedForSomebodyWhoIsThere() {
        fixture.givenNoPriorActivity().when(place(GRACE)).expectEvents(PLACED, ASSIGNED);
        fixture.givenNoPriorActivity().when(place(null)).expectEvents(PLACED);
        fixture.givenNoPriorActivity()
                .when(place(NOBODY))
                .expectNoEvents()
                .expectResultMessagePayload(new OrderResult.NoSuchExecutor());
    }

    /** As with meetings: B-30, B-59. */
    @Test
    void isNotGivenToWhoeverHasBlockedItsCreator() {
        fixture.givenNoPriorActivity()
                .when(place(CLEO))
                .expectEvents(PLACED)
                .expectResultMessagePayload(new OrderResult.Done(ADA));
        fixture.given(PLACED, ASSIGNED)
                .when(new AssignExecutor(ORDER, ADA, CLEO))
                .expectNoEvents()
                .expectResultMessagePayload(new OrderResult.Done(ADA));
    }

    @Test
    void movesFromOneExecutorToAnother() {
        fixture.given(PLACED, ASSIGNED)
                .when(new AssignExecutor(ORDER, ADA, ADA))
                .expectEvents(new ExecutorAssigned(ORDER, ADA, ADA, GRACE));
        fixture.given(PLACED, ASSIGNED)
                .when(new AssignExecutor(ORDER, ADA, GRACE))
                .expectNoEvents()
                .expectResultMessagePayload(new OrderResult.Done(ADA));
        fixture.given(PLACED)
                .when(new AssignExecutor(ORDER, ADA, NOBODY))
                .expectNoEvents()
                .expectResultMessagePayload(new OrderResult.NoSuchExecutor());
    }

    @Test
    void isGivenToSomebodyByItsCreatorOnly() {
        fixture.given(PLACED, ASSIGNED)
                .when(new AssignExecutor(ORDER, GRACE, ADA))
                .expectNoEvents()
                .expectResultMessagePayload(new OrderResult.NotTheirs());
        fixture.given(PLACED)
                .when(new AssignExecutor(ORDER, GRACE, GRACE))
                .expectNoEvents()
                .expectResultMessagePayload(new OrderResult.NoSuchOrder());
    }

    @Test
    void isGivenToNobodyOnceItIsDone() {
        fixture.given(PLACED, ASSIGNED, COMPLETED)
                .when(new AssignExecutor(ORDER, ADA, ADA))
                .expectNoEvents()
                .expectResultMessagePayload(new OrderResult.AlreadyCompleted());
    }

    @Test
    void isDoneOnce() {
        fixture.given(PLACED, ASSIGNED).when(new CompleteOrder(ORDER, GRACE)).expectEvents(COMPLETED);
        fixture.given(PLACED, ASSIGNED, COMPLETED)
                .when(new CompleteOrder(ORDER, ADA))
                .expectNoEvents()
                .expectResultMessagePayload(new OrderResult.Done(ADA));
    }

    @Test
    void isNothingToThoseWhomItDoesNotConcern() {
        fixture.given(PLACED)
                .when(new CompleteOrder(ORDER, GRACE))
                .expectNoEvents()
                .expectResultMessagePayload(new OrderResult.NoSuchOrder());
        fixture.givenNoPriorActivity()
                .when(new CompleteOrder(ORDER, ADA))
                .expectNoEvents()
                .expectResultMessagePayload(new OrderResult.NoSuchOrder());
    }

    @Test
    void nobodyActsWhoHasLeft() {
        fixture.givenNoPriorActivity()
                .when(new PlaceOrder(ORDER, KEY, NOBODY, null, "A-1", "Roof", null, null))
                .expectNoEvents()
                .expectResultMessagePayload(new OrderResult.CallerLeft());
        fixture.given(PLACED, new ExecutorAssigned(ORDER, ADA, NOBODY, null))
                .when(new CompleteOrder(ORDER, NOBODY))
                .expectNoEvents()
                .expectResultMessagePayload(new OrderResult.CallerLeft());
    }

    @Test
    void decidesTheSameWhenItsHistoryIsErased() {
        fixture.given(new OrderPlaced(ORDER, KEY, ADA, NOON, null, null, null, null))
                .when(new CompleteOrder(ORDER, ADA))
                .expectEvents(new OrderCompleted(ORDER, ADA, ADA));
    }

    private static PlaceOrder place(UserId executor) {
        return new PlaceOrder(ORDER, KEY, ADA, executor, "A-1", "Roof", null, null);
    }
}
