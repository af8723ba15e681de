// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each {@code tend()} is one second of the owner's time. */
class OwnedSubscriptionTest {

    private final FixedLog log = new FixedLog(10);
    private final Fed fed = new Fed("subscription-" + UUID.randomUUID());
    private final OwnedSubscription subscription = new OwnedSubscription(fed, () -> fed, log);
    private final Said said = new Said(OwnedSubscription.class, fed.name());

    @BeforeEach
    void own() {
        fed.position = 10;
        subscription.start(UUID.randomUUID());
    }

    @AfterEach
    void hearNoMore() {
        said.close();
    }

    @Test
    void whoIsAtTheHeadIsWellHoweverLongNothingComes() {
        tend(20);
        assertThat(subscription.standsStill()).isFalse();
        assertThat(subscription.state()).isEqualTo(new OwnedSubscription.State(10, true, true, false, true, false));
        assertThat(said.lines()).isEmpty();
        assertThat(fed.tries).isZero();
    }

    @Test
    void whoIsBehindButMovesIsWell() {
        log.head = 1000;
        for (int i = 0; i < 20; i++) {
            fed.position++;
            tend(OwnedSubscription.PATIENCE - 1);
        }
        assertThat(subscription.standsStill()).isFalse();
        assertThat(said.lines()).isEmpty();
    }

    @Test
    void whoIsBehindAndDoesNotMoveIsToldOfOnceAndTriedAgainAllTheTime() {
        tend(1);
        log.head = 12;
        tend(1 + OwnedSubscription.PATIENCE * 10);
        assertThat(subscription.standsStill()).isTrue();
        assertThat(subscription.state()).isEqualTo(new OwnedSubscription.State(10, true, true, true, true, false));
        assertThat(said.lines()).containsExactly(fed.name() + " stands still at position 10 of 12: the cellar is wet");
        assertThat(said.withoutTraces()).isTrue();
        assertThat(fed.tries).isGreaterThanOrEqualTo(10);
    }

    @Test
    void whoHasJustStartedHasLongerUntilTheyAreToldOf() {
        log.head = 12;
        tend(OwnedSubscription.STARTING);
        assertThat(subscription.standsStill()).isTrue();
        assertThat(said.lines()).isEmpty();
        fed.position = 12;
        tend(1);
        assertThat(subscription.standsStill()).isFalse();
        fed.position = 10;
        subscription.start(UUID.randomUUID());
        tend(1 + OwnedSubscription.STARTING);
        assertThat(said.lines()).containsExactly(fed.name() + " stands still at position 10 of 12: the cellar is wet");
    }

    @Test
    void whoGoesOnIsToldOfOnceToo() {
        tend(1);
        log.head = 12;
        tend(10);
        fed.position = 12;
        tend(10);
        assertThat(subscription.standsStill()).isFalse();
        assertThat(said.lines()).hasSize(2).last().isEqualTo(fed.name() + " goes on at position 12 of 12");
    }

    @Test
    void whoCannotEvenBeginStandsStillAlsoAtTheHead() {
        fed.error = true;
        tend(1 + OwnedSubscription.TELLING);
        assertThat(subscription.standsStill()).isTrue();
    }

    @Test
    void whoHasEndedIsStartedAgain() {
        fed.running = false;
        assertThat(subscription.state()).isEqualTo(new OwnedSubscription.State(10, true, false, false, true, false));
        tend(2);
        assertThat(fed.running).isTrue();
        assertThat(said.lines()).containsExactly(fed.name() + " has ended at position 10: it is started again");
    }

    @Test
    void whomAnotherProcessOwnsIsNobodysTroubleHere() {
        log.head = 12;
        tend(10);
        subscription.stop();
        assertThat(subscription.standsStill()).isFalse();
        assertThat(subscription.state()).isEqualTo(new OwnedSubscription.State(0, false, false, false, true, false));
    }

    @Test
    void whatOnlyANewerVersionCanGoOnWithIsLeftToIt() {
        log.head = 12;
        tend(1);
        assertThat(subscription.isWilling()).isTrue();
        fed.waitsForUpgrade = true;
        tend(1);
        assertThat(subscription.isWilling()).isFalse();
        assertThat(said.lines())
                .containsExactly(fed.name() + " is left at position 10 to newer versions: the cellar is wet");
        subscription.stop();
        assertThat(subscription.isWilling()).isFalse();
        assertThat(subscription.state()).isEqualTo(new OwnedSubscription.State(0, false, false, false, true, true));

        fed.waitsForUpgrade = false; // the log is another by now
        subscription.start(UUID.randomUUID());
        tend(1);
        assertThat(subscription.isWilling()).isTrue();
    }

    private void tend(int times) {
        for (int i = 0; i < times; i++) {
            subscription.tend();
        }
    }

    /** A subscription and what feeds it, in one. */
    private static final class Fed implements Subscription, ProcessorControl {

        private final String name;
        private long position;
        private boolean running;
        private boolean error;
        private boolean waitsForUpgrade;
        private int tries;

        private Fed(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Role role() {
            return Role.PROJECTION;
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public void start() {
            running = true;
        }

        @Override
        public void shutDown() {
            running = false;
        }

        @Override
        public boolean isRunning() {
            return running;
        }

        @Override
        public boolean isError() {
            return error;
        }

        @Override
        public boolean waitsForUpgrade() {
            return waitsForUpgrade;
        }

        @Override
        public void tryAgain() {
            tries++;
        }

        @Override
        public String trouble() {
            return "the cellar is wet";
        }
    }
}
