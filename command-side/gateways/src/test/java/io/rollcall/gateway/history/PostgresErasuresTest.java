// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.command.history.Erasures.Erased;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.privacy.TestPrivacy;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the log says has been erased, of each event that says so, as those are stored. */
class PostgresErasuresTest {

    private static final UUID NUMBER = new UUID(1, 1);
    private static final KeyId KEY = key(2); // as golden events have it
    private static final String ISSUED =
            "{\"number\":\"%s\",\"key\":\"%s\",\"challenge\":\"meet\",\"phone\":\"c2VhbGVk\"}";
    private static final String RELEASED = "{\"number\":\"%s\",\"user\":7,\"key\":\"%s\"}";

    private final HikariDataSource source = TestPrivacy.newDatabase();
    private final JdbcClient jdbc = JdbcClient.create(source);
    private final PostgresErasures erasures = new PostgresErasures(jdbc);
    private long position;

    @AfterEach
    void stop() {
        source.close();
    }

    @Test
    void aKeyEndsWithItsUserMeetingOrGroupOnceThePolicyIsBehindThat() throws IOException {
        append("user.account-deleted", "7", golden("user.account-deleted"));
        append("user.renamed", "7", golden("user.renamed"));
        append("meeting.ended", "5", golden("meeting.ended"));
        append("group.ended", "9", golden("group.ended"));
        reach("leaving", 1);
        reach("meeting-erasure", 2);
        assertThat(erasures.after(0, 10))
                .containsExactly(ended(1, true, KEY), ended(3, false, KEY), ended(4, false, KEY));
        assertThat(erasures.after(1, 1)).containsExactly(ended(3, false, KEY));
        reach("meeting-erasure", 3);
        assertThat(erasures.after(1, 1)).containsExactly(ended(3, true, KEY));
    }

    @Test
    void aNameThatIsForgottenStandsForNothing() throws IOException {
        append("login-name.forgotten", "a", golden("login-name.forgotten"));
        append("group-name.forgotten", "b", golden("group-name.forgotten"));
        assertThat(erasures.after(0, 10))
                .extracting(Erased::identifier)
                .containsExactly(new UUID(3, 3), new UUID(6, 6));
        assertThat(erasures.after(0, 10))
                .allMatch(Erased::settled)
                .allMatch(it -> it.keys().isEmpty());
    }

    @Test
    void aNumberHasOneKeyAfterTheOtherAndNoneOnceItIsForgotten() throws IOException {
        assertThat(golden("phone-number.released")).contains("\"number\":", "\"key\":");
        assertThat(golden("phone-number.code-issued")).contains("\"number\":", "\"key\":");
        var forgotten = golden("phone-number.forgotten");
        append("phone-number.code-issued", "n", ISSUED.formatted(NUMBER, key(10)));
        append("phone-number.released", "n", RELEASED.formatted(NUMBER, key(11)));
        append("phone-number.code-issued", "n", ISSUED.formatted(NUMBER, key(11)));
        append("phone-number.released", "n", RELEASED.formatted(NUMBER, key(12)));
        reach("leaving", 9);
        var all = erasures.after(0, 10);
        assertThat(all).extracting(Erased::next).containsExactly(key(12), key(12));
        assertThat(all.getFirst().keys()).containsExactlyInAnyOrder(key(10), key(11));
        assertThat(all.getLast().keys()).containsExactlyInAnyOrder(key(10), key(11));
        append("phone-number.forgotten", "n", forgotten);
        var last = erasures.after(4, 10).getFirst();
        assertThat(last.keys()).containsExactlyInAnyOrder(key(10), key(11), key(12));
        assertThat(last.next()).isNull();
        assertThat(last.identifier()).isEqualTo(NUMBER);
    }

    @Test
    void theyAreFoundByTheirIndex() {
        jdbc.sql("set enable_seqscan = off").update();
        var plan = String.join(
                "\n",
                jdbc.sql("explain " + PostgresErasures.AFTER)
                        .params(0L, 10)
                        .query(String.class)
                        .list());
        assertThat(plan).contains("events_erasures");
    }

    private static Erased ended(long position, boolean settled, KeyId key) {
        return new Erased(position, settled, java.util.List.of(key), null, null);
    }

    private static KeyId key(long number) {
        return new KeyId(new UUID(2, number));
    }

    private static String golden(String type) throws IOException {
        try (var json = PostgresErasuresTest.class.getResourceAsStream("/events/" + type + ".1.json")) {
            return new String(requireNonNull(json, type).readAllBytes(), UTF_8);
        }
    }

    private void append(String type, String aggregate, String payload) {
        position++;
        jdbc.sql("insert into events values (?, ?, ?, 'A', ?, ?, '1', now(), ?, ?, ?)")
                .params(
                        position,
                        aggregate,
                        position,
                        new UUID(8, position),
                        type,
                        payload.getBytes(UTF_8),
                        "{}".getBytes(UTF_8),
                        new byte[32])
                .update();
    }

    private void reach(String policy, long reached) {
        jdbc.sql("insert into policy_positions values (?, ?, ?, '') on conflict (name) do update"
                        + " set position = excluded.position")
                .params(policy, new UUID(0, 1), reached)
                .update();
    }
}
