// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.log.subscription.CaughtUp;
import io.rollcall.log.subscription.FixedLog;
import io.rollcall.log.subscription.OwnedSubscription;
import io.rollcall.log.subscription.Subscriptions;
import io.rollcall.log.subscription.TestReadModel;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class HealthIndicatorsTest {

    private final TestReadModel model = TestReadModel.followed();

    @Test
    void doorsAreOutOfServiceWhileAReadModelIsRebuilt() {
        var indicator = new CaughtUpHealthIndicator(new CaughtUp(List.of(model), name -> false, Duration.ofMinutes(1)));
        assertThat(indicator.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(indicator.health().getDetails())
                .containsEntry("rebuilding", List.of("accounts"))
                .containsEntry("standingStill", Set.of());
        model.whole = true;
        assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aSubscriptionOfAnotherProcessIsToldOfAndIsNoTrouble() {
        var owned = new OwnedSubscription(
                model,
                () -> {
                    throw new IllegalStateException("it is not fed here");
                },
                new FixedLog(10));
        var health = new SubscriptionHealthIndicator(new Subscriptions(List.of(owned))).health();
        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails()).containsEntry("accounts", owned.state());
    }
}
