// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.command.messaging.PresenceLeases;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.privacy.TestPrivacy;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresPresenceLeasesTest {

    private static final UserId ADA = UserId.of(7);
    private static final UserId BOB = UserId.of(8);

    private final HikariDataSource source = TestPrivacy.newDatabase();
    private final JdbcClient jdbc = JdbcClient.create(source);
    private final PresenceLeases here = presence();
    private final PresenceLeases there = presence();

    @AfterEach
    void stop() {
        source.close();
    }

    @Test
    void whoIsConnectedToOneProcessIsSeenByAll() {
        here.renew();
        here.enter(List.of(ADA));
        assertThat(here.has(ADA)).isTrue();
        assertThat(there.has(ADA)).isTrue();
        assertThat(there.has(BOB)).isFalse();
        assertThat(there.hasAnyOf(List.of(BOB, ADA))).isTrue();
        assertThat(there.hasAnyOf(List.of())).isFalse();
    }

    @Test
    void whoLeavesOneProcessMayStillBeConnectedToAnother() {
        here.renew();
        there.renew();
        here.enter(List.of(ADA));
        there.enter(List.of(ADA));
        here.leave(ADA);
        assertThat(here.has(ADA)).isTrue();
        there.end();
        assertThat(here.has(ADA)).isFalse();
    }

    @Test
    void aProcessThatSaysNothingIsGoneWithItsUsers() {
        here.renew();
        here.enter(List.of(ADA));
        timePasses(Duration.ofSeconds(6));
        assertThat(there.has(ADA)).isFalse();
        assertThat(here.renew()).as("there was nothing to renew").isFalse();
        assertThat(there.has(ADA)).as("it has only been busy").isTrue();
    }

    @Test
    void whatIsLongGoneIsForgottenAndTheProcessHearsOfIt() {
        here.renew();
        here.enter(List.of(ADA));
        timePasses(Duration.ofMinutes(2));
        there.sweep();
        assertThatThrownBy(() -> here.enter(List.of(BOB))).isInstanceOf(DataIntegrityViolationException.class);
        assertThat(here.renew()).isTrue();
        assertThat(here.has(ADA)).isFalse();
        here.enter(List.of(ADA, BOB));
        assertThat(here.has(ADA)).isTrue();
    }

    @Test
    void saysTheFirstTimeThatThereWasNothing() {
        assertThat(here.renew()).isTrue();
        assertThat(here.renew()).isFalse();
    }

    private PresenceLeases presence() {
        return new PostgresPresenceLeases(jdbc, Duration.ofSeconds(5), UUID.randomUUID());
    }

    private void timePasses(Duration duration) {
        jdbc.sql("update connection_leases set ends_at = ends_at - ? * interval '1 millisecond'")
                .param(duration.toMillis())
                .update();
    }
}
