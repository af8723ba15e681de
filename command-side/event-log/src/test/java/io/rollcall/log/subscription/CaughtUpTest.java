// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CaughtUpTest {

    private final Model accounts = new Model("accounts", Role.PROJECTION);
    private final Model credentials = new Model("credentials", Role.PROJECTION);
    private final Model stream = new Model("stream", Role.STREAM);
    private final Set<String> elsewhere = new HashSet<>();
    private long nanos;
    private final CaughtUp caughtUp = new CaughtUp(
            List.of(accounts, credentials, stream),
            elsewhere::contains,
            new StallDetector(Duration.ofSeconds(30), () -> nanos));

    @Test
    void isSoOnceAllReadModelsAreWholeAndFollowed() {
        assertThat(caughtUp.isSo()).isFalse();
        assertThat(caughtUp.look().isSo()).isFalse();
        accounts.isDone();
        assertThat(caughtUp.isSo()).isFalse();
        assertThat(caughtUp.look().rebuilding()).containsExactly("credentials");
        credentials.isDone();
        assertThat(caughtUp.isSo()).isTrue();
        assertThat(caughtUp.look().isSo()).isTrue();
    }

    @Test
    void aReadModelThatNobodyFollowsForKeepsTheDoorsClosedAfterAStart() {
        accounts.isDone();
        credentials.whole = true;
        assertThat(caughtUp.isSo()).isFalse();
        assertThat(caughtUp.look().isSo()).isFalse();
        elsewhere.add("credentials");
        assertThat(caughtUp.isSo()).isTrue();
    }

    @Test
    void whoFollowsMayChangeLaterOn() {
        accounts.isDone();
        credentials.isDone();
        assertThat(caughtUp.isSo()).isTrue();
        credentials.followed = false;
        assertThat(caughtUp.isSo()).isTrue();
    }

    @Test
    void aStreamThatIsBehindKeepsNoDoorClosed() {
        accounts.isDone();
        credentials.isDone();
        stream.whole = false;
        assertThat(caughtUp.isSo()).isTrue();
    }

    @Test
    void aReadModelThatIsBuiltAnewClosesTheDoorsAgain() {
        accounts.isDone();
        credentials.isDone();
        assertThat(caughtUp.isSo()).isTrue();
        credentials.whole = false;
        assertThat(caughtUp.isSo()).isFalse();
        assertThat(caughtUp.look().rebuilding()).containsExactly("credentials");
    }

    @Test
    void allAreAskedThoughOneIsNotWhole() {
        assertThat(caughtUp.isSo()).isFalse();
        assertThat(credentials.asked).isTrue();
    }

    @Test
    void aReadModelThatStandsStillDoesNotKeepTheOthersDown() {
        accounts.isDone();
        goesBy(29);
        assertThat(caughtUp.isSo()).isFalse();
        goesBy(1);
        assertThat(caughtUp.isSo()).isTrue();
        assertThat(caughtUp.look().isSo()).isTrue();
        assertThat(caughtUp.look().rebuilding()).isEmpty();
        assertThat(caughtUp.look().standing()).containsExactly("credentials");
    }

    @Test
    void oneThatMovesIsWaitedForHoweverLongItTakes() {
        accounts.isDone();
        for (int batch = 0; batch < 100; batch++) {
            goesBy(29);
            credentials.position++;
            assertThat(caughtUp.isSo()).isFalse();
        }
        credentials.isDone();
        assertThat(caughtUp.isSo()).isTrue();
    }

    @Test
    void oneThatHasStoodStillOpensAndClosesNoDoorsWithEachStep() {
        accounts.isDone();
        goesBy(30);
        assertThat(caughtUp.isSo()).isTrue();
        credentials.position++;
        assertThat(caughtUp.isSo()).isTrue();
        credentials.isDone();
        assertThat(caughtUp.isSo()).isTrue();
        credentials.whole = false; // it is lost, and built anew
        assertThat(caughtUp.isSo()).isFalse();
    }

    @Test
    void whereAllStandStillTheStoreIsAwayAndNoDoorOpens() {
        accounts.followed = true;
        credentials.followed = true;
        goesBy(1000);
        assertThat(caughtUp.isSo()).isFalse();
        assertThat(caughtUp.look().rebuilding()).containsExactly("accounts", "credentials");
    }

    private void goesBy(int seconds) {
        caughtUp.isSo();
        nanos += Duration.ofSeconds(seconds).toNanos();
    }

    @Test
    void comesToTheFurthestGoalThatIsKnown() {
        accounts.goal = 7;
        assertThat(caughtUp.goal()).isEqualTo(7);
    }

    private static final class Model implements Subscription {

        private final String name;
        private final Role role;
        private boolean whole;
        private boolean followed;
        private boolean asked;
        private long goal = Long.MAX_VALUE;
        private long position;

        private Model(String name, Role role) {
            this.name = name;
            this.role = role;
        }

        void isDone() {
            whole = true;
            followed = true;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Role role() {
            return role;
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public boolean isCaughtUp() {
            asked = true;
            return whole;
        }

        @Override
        public long goal() {
            return goal;
        }

        @Override
        public boolean isFollowedHere() {
            return followed;
        }
    }
}
