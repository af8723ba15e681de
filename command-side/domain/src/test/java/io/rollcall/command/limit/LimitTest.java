// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.limit;

import io.rollcall.contracts.limit.LimitCommand.RecordClosing;
import io.rollcall.contracts.limit.LimitEvent.LimitClosed;
import io.rollcall.contracts.shared.Command;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class LimitTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final AggregateTestFixture<Limit> fixture = new AggregateTestFixture<>(Limit.class);

    LimitTest() {
        fixture.registerInjectableResource(Clock.fixed(NOON, ZoneOffset.UTC));
        fixture.registerCommandTargetResolver(
                command -> new VersionedAggregateIdentifier((Object) ((Command) command.getPayload()).target(), null));
    }

    @Test
    void recordsThatBudgetsWereUsedUp() {
        fixture.givenNoPriorActivity()
                .when(new RecordClosing("wrong-code", "address", 3, false))
                .expectEvents(new LimitClosed("wrong-code", "address", 3, false, NOON));
    }

    @Test
    void recordsItAgain() {
        fixture.given(new LimitClosed("wrong-code", "address", 3, false, NOON))
                .when(new RecordClosing("wrong-code", "address", 1, true))
                .expectEvents(new LimitClosed("wrong-code", "address", 1, true, NOON));
    }
}
