// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.embedded.testing.TestServers;
import io.rollcall.operator.diagnosis.Finding;
import io.rollcall.operator.diagnosis.Severity;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class ServerChecksTest {

    private static final long GIGABYTE = 1L << 30;
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

    @Test
    void aDiskIsNearlyFullByItsShareAndByItsBytes() throws Exception {
        var check = new DiskCheck(Path.of("no", "such", "folder"));
        assertThat(check.findings(500 * GIGABYTE, 1000 * GIGABYTE)).isEmpty();
        assertThat(check.findings(20 * GIGABYTE, 1000 * GIGABYTE)).isEmpty();
        assertThat(check.findings(GIGABYTE, 2 * GIGABYTE)).isEmpty();
        assertThat(check.findings(5 * GIGABYTE, 100 * GIGABYTE))
                .extracting(Finding::severity)
                .containsExactly(Severity.LOOK);
        assertThat(check.findings(GIGABYTE, 100 * GIGABYTE))
                .extracting(Finding::severity)
                .containsExactly(Severity.BROKEN);
        assertThat(check.look()).hasSizeLessThan(2); // of this machine; a folder that is not there yet is no failure
    }

    @Test
    void whatWasTriedOrIsDueForLongWaitsForAGateway() {
        var server = TestServers.newDatabase();
        var database = new DriverManagerDataSource(server.jdbcUrl(), server.user(), server.password());
        var jdbc = JdbcClient.create(database);
        jdbc.sql("create table outgoing_messages (channel text, sealed bytea, attempts int, next_try_at timestamptz)")
                .update();
        var check = new GatewayCheck(database, Clock.fixed(NOW, ZoneOffset.UTC));
        jdbc.sql("insert into outgoing_messages values ('sms', '', 0, '2026-03-04T05:06:05Z'),"
                        + " ('sms', null, 3, null), ('mail', null, 1, '2026-03-04T04:06:05Z')")
                .update();
        assertThat(check.look()).isEmpty();

        jdbc.sql("insert into outgoing_messages values ('sms', '', 1, '2026-03-04T05:16:05Z'),"
                        + " ('mail', '', 0, '2026-03-04T05:05:05Z'), ('mail', '', 2, '2026-03-04T05:16:05Z')")
                .update();
        assertThat(check.look())
                .extracting(Finding::what)
                .containsExactly(
                        "2 messages wait for the gateway of mail, which does not take them.",
                        "1 messages wait for the gateway of sms, which does not take them.");
    }
}
