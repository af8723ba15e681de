// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CaughtUpTest {

    private final TestReadModel accounts = new TestReadModel("accounts", Role.PROJECTION);
    private final TestReadModel credentials = new TestReadModel("credentials", Role.PROJECTION);
    private final TestReadModel stream = new TestReadModel("stream", Role.STREAM);
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

    @Test
    void whoWaitsGoesOnOnceItIsSo() {
        accounts.isDone();
        var waiting = caughtUp.whenSo().toFuture();
        assertThat(waiting).isNotDone();
        credentials.isDone();
        assertThat(waiting).succeedsWithin(Duration.ofSeconds(20));
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
}
