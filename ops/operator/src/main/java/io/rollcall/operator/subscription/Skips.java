// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rollcall.contracts.operation.OperationId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.privacy.Keys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The events that subscriptions pass over, for good, as operators have ordered. Blocks. */
public final class Skips {

    private static final String COLUMNS =
            "select name, position, operator, key, reason, skipped_at" + " from subscription_skips ";

    /**
     * One event that one subscription does not take.
     *
     * @param by the configured name of the operator
     * @param reason {@code null} once erased
     */
    public record Skipped(
            String subscription,
            long position,
            String by,
            @Nullable String reason,
            Instant at) {}

    private final JdbcClient jdbc;
    private final Keys keys;

    Skips(JdbcClient jdbc, Keys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /** The newest of all subscriptions, so many at most. */
    public List<Skipped> newest(int most) {
        return jdbc.sql(COLUMNS + "order by number desc limit ?")
                .param(most)
                .query(this::read)
                .list();
    }

    /** The newest of one subscription, so many at most. */
    public List<Skipped> newest(String subscription, int most) {
        return jdbc.sql(COLUMNS + "where name = ? order by number desc limit ?")
                .params(subscription, most)
                .query(this::read)
                .list();
    }

    /** Orders it; false where it was ordered before. */
    boolean add(OperationId operation, String subscription, long position, String by, String reason) {
        var key = keys.take();
        return jdbc.sql("insert into subscription_skips (name, position, operation, operator, key, reason)"
                                + " values (?, ?, ?, ?, ?, ?) on conflict do nothing")
                        .params(subscription, position, operation.value(), by, key.value())
                        .param(keys.seal(key, reason.getBytes(UTF_8), context(subscription, position)))
                        .update()
                > 0;
    }

    /** Whether this very operation has ordered it. */
    boolean isBy(OperationId operation, String subscription, long position) {
        return exists("operation = ?", subscription, position, operation.value());
    }

    /** Whether the owner has passed over it. */
    boolean isPassed(String subscription, long position) {
        return exists("passed_at is not null and ?", subscription, position, true);
    }

    /** Takes back what came too late. */
    void remove(OperationId operation, String subscription, long position) {
        jdbc.sql("delete from subscription_skips where name = ? and position = ? and operation = ?"
                        + " and passed_at is null")
                .params(subscription, position, operation.value())
                .update();
    }

    private boolean exists(String which, String subscription, long position, Object value) {
        return jdbc.sql("select exists (select from subscription_skips where name = ? and position = ? and " + which
                        + ")")
                .params(subscription, position, value)
                .query(Boolean.class)
                .single();
    }

    private Skipped read(ResultSet row, int n) throws SQLException {
        var subscription = row.getString("name");
        var position = row.getLong("position");
        var reason = keys.open(
                KeyId.of(row.getObject("key", UUID.class)), row.getBytes("reason"), context(subscription, position));
        return new Skipped(
                subscription,
                position,
                row.getString("operator"),
                reason.map(it -> new String(it, UTF_8)).orElse(null),
                row.getTimestamp("skipped_at").toInstant());
    }

    private static String context(String subscription, long position) {
        return "subscription-skips/" + subscription + "/" + position;
    }
}
