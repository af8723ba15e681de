// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.command.verification.NumberHolders;
import io.rollcall.contracts.shared.Checkpoint;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.log.subscription.Fence;
import io.rollcall.log.subscription.LogHistory;
import io.rollcall.log.subscription.PolicySubscription;
import io.rollcall.log.subscription.TestOwnership;
import io.rollcall.privacy.ExpiringIdentifiers;
import io.rollcall.privacy.TestPrivacy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresNumberHoldersTest {

    private static final UserId ANNA = UserId.of(7);
    private static final UserId BORIS = UserId.of(8);
    private static final Instant NOON = Instant.parse("2126-01-01T12:00:00Z");

    @TempDir
    Path folder;

    private final HikariDataSource source = TestPrivacy.newDatabase();
    private final JdbcClient jdbc = JdbcClient.create(source);
    private final ExpiringIdentifiers expiry = ExpiringIdentifiers.over(source);
    private NumberHolders holders;
    private NumberId number;
    private NumberId other;

    @BeforeEach
    void start() {
        var identifiers = TestPrivacy.over(source, folder.resolve("ring")).identifiers();
        number = new NumberId(identifiers.allot("phone", "+79250741413").id());
        other = new NumberId(identifiers.allot("phone", "+79250741414").id());
        var policy = new PolicySubscription(NumberHolders.GROUP, jdbc, new NoHistory());
        TestOwnership.give(jdbc, NumberHolders.GROUP, policy::ownedAs);
        holders = new PostgresNumberHolders(jdbc, policy, expiry.expiry(), Clock.fixed(NOON, ZoneOffset.UTC));
    }

    @AfterEach
    void stop() {
        source.close();
    }

    @Test
    void whatIsToldOfBooksTwiceIsTheSame() {
        holders.hold(ANNA, List.of(number));
        holders.hold(ANNA, List.of(number));
        holders.hold(ANNA, List.of(other));
        holders.letGo(ANNA, List.of(number));
        holders.letGo(ANNA, List.of(number));
        assertThat(holders.heldAmong(List.of(number.value(), other.value()))).containsExactly(other.value());
    }

    @Test
    void aNumberIsDueOnceTheLastBookHasLetItGo() {
        expiry.expiry().end(number.value(), null);
        holders.hold(ANNA, List.of(number));
        holders.hold(BORIS, List.of(number));
        holders.letGo(ANNA, List.of(number));
        assertThat(expiry.of(number.value())).isEmpty();
        holders.letGo(BORIS, List.of(number));
        assertThat(expiry.of(number.value())).hasValue(NOON);
    }

    /** As a process that has stood still does, when the next owner has long gone on. */
    @Test
    void theOwnerBeforeNeitherHoldsNorLetsGo() {
        holders.hold(ANNA, List.of(number));
        TestOwnership.takeAway(jdbc, NumberHolders.GROUP);
        assertThatThrownBy(() -> holders.hold(BORIS, List.of(number))).isInstanceOf(Fence.NotOwned.class);
        assertThatThrownBy(() -> holders.letGo(ANNA, List.of(number))).isInstanceOf(Fence.NotOwned.class);
        assertThat(jdbc.sql("select book from number_holders").query(Long.class).list())
                .containsExactly(ANNA.value());
    }

    private static final class NoHistory implements LogHistory {

        @Override
        public long head() {
            return 0;
        }

        @Override
        public Optional<Checkpoint> checkpointAt(long position) {
            return Optional.empty();
        }
    }
}
