// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.contracts.shared.Checkpoint;
import io.rollcall.log.LogDatabase;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Predicate;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PolicySubscriptionTest {

    private final HikariDataSource source = LogDatabase.open();
    private final PolicySubscription owner = positions();
    private final PolicySubscription elsewhere = positions();

    @BeforeEach
    void own() {
        TestOwnership.give(JdbcClient.create(source), "policy", owner::ownedAs);
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void anotherProcessKnowsAtOnceWhatTheOwnerHasDoneAndWhatIsNothingToThePolicy() {
        owner.fetchToken("policy", 0);
        assertThat(elsewhere.hasSeen(1)).as("concerns the policy").isFalse();
        owner.storeToken(new GlobalSequenceTrackingToken(1), "policy", 0);
        assertThat(elsewhere.hasSeen(1)).isTrue();

        assertThat(elsewhere.hasSeen(3)).as("nothing between 1 and 3").isTrue();
        assertThat(owner.hasSeen(3)).as("which the owner need not come to").isTrue();
        assertThat(owner.position()).isEqualTo(3);
        assertThat(elsewhere.hasSeen(4)).as("not seen by this process").isFalse();
    }

    @Test
    void whatTheOwnerLetsGoOfIsKept() {
        owner.fetchToken("policy", 0);
        owner.storeToken(new GlobalSequenceTrackingToken(1), "policy", 0);
        owner.storeToken(new GlobalSequenceTrackingToken(3), "policy", 0);
        assertThat(owner.position()).isEqualTo(3);
        owner.releaseClaim("policy", 0);
        assertThat(elsewhere.position()).isEqualTo(3);
    }

    /** Else an event would be passed over that the next owner has not come to, and then ends. */
    @Test
    void whoIsNotTheOwnerAnyMoreMovesNothing() {
        owner.fetchToken("policy", 0);
        owner.storeToken(new GlobalSequenceTrackingToken(1), "policy", 0);
        TestOwnership.takeAway(JdbcClient.create(source), "policy");
        assertThatThrownBy(() -> owner.fence().write("delete from policy_positions using mine"))
                .isInstanceOf(Fence.NotOwned.class);
        owner.storeToken(new GlobalSequenceTrackingToken(3), "policy", 0);
        owner.releaseClaim("policy", 0);
        assertThat(elsewhere.position()).isEqualTo(1);
    }

    private PolicySubscription positions() {
        var positions = new PolicySubscription("policy", JdbcClient.create(source), new ThreeEvents());
        positions.concernedBy(String.class::equals);
        return positions;
    }

    /** A text, and two numbers. */
    private static final class ThreeEvents implements LogHistory {

        private static final UUID INCARNATION = new UUID(1, 1);

        @Override
        public long head() {
            return 3;
        }

        @Override
        public Optional<Checkpoint> checkpointAt(long position) {
            return Optional.of(new Checkpoint(INCARNATION, position, "0".repeat(64)));
        }

        @Override
        public OptionalLong lastOf(Predicate<Class<?>> types, long position) {
            return position > head() ? OptionalLong.empty() : OptionalLong.of(types.test(Integer.class) ? position : 1);
        }
    }
}
