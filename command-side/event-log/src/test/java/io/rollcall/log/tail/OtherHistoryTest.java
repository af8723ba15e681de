// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.contracts.shared.Checkpoint;
import io.rollcall.embedded.testing.TestServers;
import io.rollcall.log.Counter;
import io.rollcall.log.Counter.Count;
import io.rollcall.log.Counter.Look;
import io.rollcall.log.LogProcess;
import io.rollcall.log.append.Head;
import io.rollcall.log.subscription.LogHistory;
import io.rollcall.log.subscription.PolicySubscription;
import io.rollcall.log.subscription.TestOwnership;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** While a process runs, its database is restored, or a standby takes over that lacks the newest events. */
class OtherHistoryTest {

    private LogProcess process;
    private Checkpoint lost;

    @BeforeEach
    void countToFive() {
        process = new LogProcess(TestServers.newDatabase());
        for (int i = 0; i < 5; i++) {
            process.decide(new Count("a"));
        }
        lost = process.tail.checkpointAt(5).orElseThrow();
    }

    @AfterEach
    void stop() {
        process.close();
    }

    @Test
    void theNextCommandIsDecidedOnWhatIsThereAndFollowsFromIt() throws Exception {
        lose();
        assertThat(process.<Integer>decide(new Count("a"))).isEqualTo(4);
        assertThat(process.<Integer>decide(new Look("a"))).isEqualTo(4);
        var end = Head.START;
        for (var event : process.reader.storedAfter(0, 100)) {
            var link = end.next(event.row(), event.row().digest(), event.recordedAt());
            assertThat(link.position()).isEqualTo(event.position());
            assertThat(link.hash()).isEqualTo(event.hash());
            end = Head.after(event);
        }
        assertThat(end.position()).isEqualTo(4);
    }

    @Test
    void whoeverFollowsIsToldAndFindsThatItsPlaceIsGone() throws Exception {
        try (var stream = process.tail.open(5)) {
            lose();
            assertThatThrownBy(() -> stream.hasNextAvailable(10, TimeUnit.SECONDS))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(process.tail.holds(lost)).isFalse();
        process.decide(new Count("a"));
        try (var stream = process.tail.open(3)) {
            assertThat(stream.nextAvailable().getPayload()).isEqualTo(new Counter.CounterEvent.Counted("a", 4));
        }
    }

    @Test
    void aFollowerIsToldTooWhenAsManyEventsAreThereAgain() throws Exception {
        try (var stream = process.tail.open(5)) {
            lose();
            for (int i = 0; i < 3; i++) {
                process.decide(new Count("b"));
            }
            assertThatThrownBy(() -> stream.hasNextAvailable(10, TimeUnit.SECONDS))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aDecisionWithoutEventsIsMadeAnewToo() throws Exception {
        lose();
        assertThat(process.<Integer>decide(new Look("a"))).isEqualTo(3);
    }

    @Test
    void whoeverKeepsThingsBesideTheLogIsToldHowMuchIsLost() throws Exception {
        try (var stream = process.tail.open(5)) {
            lose();
            assertThatThrownBy(() -> stream.hasNextAvailable(10, TimeUnit.SECONDS))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(process.lost).hasValue(2);
        assertThat(process.forgotten).hasPositiveValue();
    }

    @Test
    void aPolicyDoesNotPassOverWhatTheLogHoldsInsteadOfWhatItHasSeen() throws Exception {
        var jdbc = JdbcClient.create(process.source);
        var log = new Losing(process.tail);
        var policy = new PolicySubscription("policy", jdbc, log);
        TestOwnership.give(jdbc, "policy", policy::ownedAs);
        policy.fetchToken("policy", 0);
        policy.storeToken(new GlobalSequenceTrackingToken(5), "policy", 0);
        policy.releaseClaim("policy", 0);
        execute("update policy_positions set position = 2");
        log.lost = true;
        policy.fetchToken("policy", 0);
        policy.storeToken(new GlobalSequenceTrackingToken(5), "policy", 0);
        policy.releaseClaim("policy", 0); // keeps what is late
        assertThat(policy.position()).isEqualTo(2);
    }

    /** A log that has lost its newest events, of which this process knows nothing yet. */
    private static final class Losing implements LogHistory {

        private final LogHistory before;
        private volatile boolean lost;

        private Losing(LogHistory before) {
            this.before = before;
        }

        @Override
        public long head() {
            return before.head();
        }

        @Override
        public Optional<Checkpoint> checkpointAt(long position) {
            return before.checkpointAt(position);
        }

        @Override
        public boolean holds(Checkpoint checkpoint) {
            return !lost && before.holds(checkpoint);
        }
    }

    private void lose() throws SQLException {
        execute("delete from events where position > 3");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = process.source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
