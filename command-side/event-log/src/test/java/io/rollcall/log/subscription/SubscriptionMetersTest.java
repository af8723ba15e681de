// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rollcall.contracts.shared.Checkpoint;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SubscriptionMetersTest {

    private final Policy policy = new Policy();
    private final OwnedSubscription subscription = new OwnedSubscription(policy, () -> Idle.FEED, new SeenLog());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    SubscriptionMetersTest() {
        new SubscriptionMeters(List.of(subscription), new SeenLog()).bindTo(meters);
    }

    @Test
    void whatAnotherProcessOwnsHasNoPositionHere() {
        assertThat(value("owned")).isZero();
        assertThat(value("position")).isNaN();
        assertThat(value("lag")).isNaN();
    }

    @Test
    void whatThisProcessOwnsIsSoFarBehindWhatItHasSeenOfTheLog() {
        subscription.start(UUID.randomUUID());
        policy.here = OptionalLong.of(7);
        assertThat(value("owned")).isOne();
        assertThat(value("position")).isEqualTo(7);
        assertThat(value("lag")).isEqualTo(3);
        assertThat(meters.get("rollcall.log.head").gauge().value()).isEqualTo(10);
    }

    @Test
    void whatItHasJustBegunWithHasNoneUntilItIsKnown() {
        subscription.start(UUID.randomUUID());
        assertThat(value("position")).isNaN();
    }

    private double value(String what) {
        return meters.get("rollcall.subscription." + what)
                .tags("subscription", "welcome-mails", "role", "policy")
                .gauge()
                .value();
    }

    /** Its database is away, and would keep a scrape waiting. */
    private static final class Policy implements Subscription {

        private OptionalLong here = OptionalLong.empty();

        @Override
        public String name() {
            return "welcome-mails";
        }

        @Override
        public Role role() {
            return Role.POLICY;
        }

        @Override
        public long position() {
            throw new AssertionError("A scrape asks no database");
        }

        @Override
        public OptionalLong positionHere() {
            return here;
        }
    }

    /** So is this one's. */
    private static final class SeenLog implements LogHistory {

        @Override
        public long head() {
            throw new AssertionError("A scrape asks no database");
        }

        @Override
        public long seen() {
            return 10;
        }

        @Override
        public Optional<Checkpoint> checkpointAt(long position) {
            throw new AssertionError("A scrape asks no database");
        }
    }

    private enum Idle implements ProcessorControl {
        FEED;

        @Override
        public void start() {
            // idle
        }

        @Override
        public void shutDown() {
            // idle
        }

        @Override
        public boolean isRunning() {
            return true;
        }

        @Override
        public boolean isError() {
            return false;
        }

        @Override
        public boolean waitsForUpgrade() {
            return false;
        }

        @Override
        public void tryAgain() {
            // idle
        }

        @Override
        public String trouble() {
            return "none";
        }
    }
}
