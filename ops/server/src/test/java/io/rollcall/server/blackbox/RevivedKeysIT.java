// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meet.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.operator.access.OperatorRole;
import io.rollcall.operator.diagnosis.Cause;
import io.rollcall.operator.diagnosis.Severity;
import io.rollcall.server.OperatorDesk;
import io.rollcall.server.Provokes;
import io.rollcall.server.Shell;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Older tables of keys and ids are put back under a newer log: a user that was erased stays so. */
class RevivedKeysIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final List<String> TABLES = List.of("subject_keys", "identifiers");
    private static final String LEFT = "select count(*) from events join subject_keys"
            + " on subject_keys.id = (convert_from(payload, 'UTF8')::json ->> 'key')::uuid"
            + " where type = 'user.account-deleted' and destroyed_at is null";
    private static final String FORGOTTEN = "select count(*) from events where type = 'phone-number.forgotten'";
    private static final String NUMBERS_LEFT = "select count(*) from events join identifiers"
            + " on identifiers.id = (convert_from(payload, 'UTF8')::json ->> 'number')::uuid"
            + " where type = 'phone-number.forgotten'";
    private static final String NUMBER_KEYS_LEFT = "select count(*) from events gone join events named"
            + " using (aggregate) join subject_keys"
            + " on subject_keys.id = (convert_from(named.payload, 'UTF8')::json ->> 'key')::uuid"
            + " where gone.type = 'phone-number.forgotten' and destroyed_at is null";

    private final Parts parts = Parts.unused();

    @Test
    @Provokes(Cause.KEYS_REVIVED)
    void anOlderTableOfKeysRevivesNobody() {
        Meet.User stays;
        try (var server = OwnServer.start(parts)) {
            var meet = Meet.at(server.base());
            stays = meet.signUp();
            var leaves = meet.signUp();
            var jdbc = jdbc(server);
            TABLES.forEach(it ->
                    jdbc.sql("create table older_" + it + " as table " + it).update());
            meet.as(leaves).delete(ACCOUNT, SentBody.none()).is(204);
            Soon.until(SOON, () -> count(jdbc, LEFT) == 0 && count(jdbc, FORGOTTEN) == 1);
            Soon.until(SOON, () -> count(jdbc, NUMBERS_LEFT) == 0 && count(jdbc, NUMBER_KEYS_LEFT) == 0);
        }
        try (var server = OwnServer.start(parts)) { // the tables are known to be in order up to here
            var jdbc = jdbc(server);
            assertThat(count(jdbc, "select count(*) from subject_keys where erased_to is not null"))
                    .isOne();
            assertThat(count(jdbc, "select count(*) from revived_keys")).isZero();
            restoreOlder(jdbc);
            assertThat(count(jdbc, LEFT)).isOne();
            assertThat(count(jdbc, NUMBERS_LEFT)).isOne();
            assertThat(count(jdbc, NUMBER_KEYS_LEFT)).isPositive();
        }
        try (var server = OwnServer.start(parts)) {
            var jdbc = jdbc(server);
            assertThat(count(jdbc, LEFT)).isZero();
            assertThat(count(jdbc, NUMBERS_LEFT)).isZero();
            assertThat(count(jdbc, NUMBER_KEYS_LEFT)).isZero();
            assertThat(count(jdbc, "select sum(keys) from revived_keys")).isGreaterThanOrEqualTo(2);
            var meet = Meet.at(server.base());
            meet.as(stays).get(ACCOUNT).is(200);
            meet.signInAgain(stays);
            var desk = new OperatorDesk(Shell.at(server.base(), Operators.token(OperatorRole.OPERATOR)));
            desk.finds(Cause.KEYS_REVIVED, Severity.LOOK);
            desk.typesRunbook(Cause.KEYS_REVIVED);
        }
    }

    private static void restoreOlder(JdbcClient jdbc) {
        for (var table : TABLES) {
            jdbc.sql("truncate " + table).update();
            jdbc.sql("insert into " + table + " select * from older_" + table).update();
        }
    }

    private static JdbcClient jdbc(OwnServer server) {
        return server.context().getBean(JdbcClient.class);
    }

    private static long count(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
