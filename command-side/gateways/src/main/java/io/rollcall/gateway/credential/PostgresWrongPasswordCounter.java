// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.credential;

import io.rollcall.command.credential.GuessingProperties;
import io.rollcall.command.credential.WrongPasswordCounter;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of {@code wrong_passwords}. */
@Component
final class PostgresWrongPasswordCounter implements WrongPasswordCounter {

    private record Row(int wrong, Instant closedUntil) {}

    /** Neither ended nor paused. */
    private static final String OPEN = "(wrong < ? and closed_until <= ?)";

    private final JdbcClient jdbc;
    private final GuessingProperties properties;
    private final Clock clock;

    PostgresWrongPasswordCounter(JdbcClient jdbc, GuessingProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Count of(String subject) {
        var now = clock.instant();
        return jdbc.sql("select wrong, closed_until from wrong_passwords where subject = ?")
                .param(subject)
                .query((row, n) -> new Row(row.getInt(1), row.getTimestamp(2).toInstant()))
                .optional()
                .map(row -> count(row, now))
                .orElseGet(Count.Open::new);
    }

    private Count count(Row row, Instant now) {
        if (row.wrong() >= properties.most()) {
            return new Count.Ended();
        }
        var rest = Duration.between(now, row.closedUntil());
        return rest.isPositive() ? new Count.Paused(rest) : new Count.Open();
    }

    @Override
    public Optional<Integer> add(String subject, Duration longest) {
        var now = Timestamp.from(clock.instant());
        return jdbc.sql("insert into wrong_passwords as before (subject, wrong, closed_until, last_at)"
                        + " values (:subject, 1, :now::timestamptz + " + pause("1") + ", :now::timestamptz)"
                        + " on conflict (subject) do update set wrong = before.wrong + 1, last_at = excluded.last_at,"
                        + " closed_until = excluded.last_at + " + pause("(before.wrong + 1)")
                        + " where before.wrong < :most and before.closed_until <= excluded.last_at returning wrong")
                .param("subject", subject)
                .param("now", now)
                .param("from", properties.pausesFrom())
                .param("longest", longest.toSeconds())
                .param("most", properties.most())
                .query(Integer.class)
                .optional();
    }

    /** None before the first one that brings one, which is of a second; twice as long each time. */
    private static String pause(String wrong) {
        return "case when " + wrong + " < :from then interval '0' else interval '1 second'"
                + " * least(:longest::float8, power(2, least(" + wrong + " - :from, 30))) end";
    }

    @Override
    public boolean end(String subject) {
        var now = Timestamp.from(clock.instant());
        return jdbc.sql("with ended as (delete from wrong_passwords where subject = ? and " + OPEN + ")"
                        + " select not exists (select from wrong_passwords where subject = ? and not " + OPEN + ")")
                .params(subject, properties.most(), now, subject, properties.most(), now)
                .query(Boolean.class)
                .single();
    }

    @Override
    public void forget(Collection<String> subjects) {
        jdbc.sql("delete from wrong_passwords where subject = any(?)")
                .param(subjects.toArray(String[]::new))
                .update();
    }

    @Override
    public void removeExpired() {
        jdbc.sql("delete from wrong_passwords where last_at < ?")
                .param(Timestamp.from(clock.instant().minus(properties.remembered())))
                .update();
    }
}
