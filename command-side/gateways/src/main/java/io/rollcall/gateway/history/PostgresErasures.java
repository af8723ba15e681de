// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.history;

import io.rollcall.command.history.Erasures;
import io.rollcall.contracts.privacy.KeyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Rows of {@code events} by the index of erasures, two statements a page. It reads what the types of {@link #TYPES}
 * store in their first revision, in place and without any key.
 */
@Component
final class PostgresErasures implements Erasures {

    /** As the index has them: otherwise it is not used. */
    private static final String TYPES = "('user.account-deleted', 'group.ended', 'meeting.ended',"
            + " 'phone-number.released', 'phone-number.forgotten', 'login-name.forgotten', 'group-name.forgotten')";

    /** Which policy destroys the key: it is behind an event once it has done that. What is forgotten is at once. */
    private static final String POLICIES =
            "(values ('user.account-deleted', 'leaving'), ('group.ended', 'group-erasure'),"
                    + " ('meeting.ended', 'meeting-erasure'), ('phone-number.released', 'leaving')) as policies (type, name)";

    static final String AFTER = "select erased.position as erased_position, type, aggregate, payload ->> 'key' as key,"
            + " coalesce(payload ->> 'number', payload ->> 'name') as identifier,"
            + " policies.name is null or coalesce(policy_positions.position >= erased.position, false) as settled"
            + " from (select position, type, aggregate, convert_from(payload, 'UTF8')::json as payload from events"
            + " where type in " + TYPES + " and position > ? order by position limit ?) as erased"
            + " left join " + POLICIES
            + " using (type) left join policy_positions using (name) order by erased.position";

    private static final String KEYS_OF_NUMBERS =
            "select aggregate, position, (convert_from(payload, 'UTF8')::json ->> 'key')::uuid from events"
                    + " where aggregate = any(?) and type in ('phone-number.code-issued', 'phone-number.released')"
                    + " order by position";

    private record Row(long position, String type, String aggregate, String key, String identifier, boolean settled) {

        static Row of(ResultSet row, int number) throws SQLException {
            return new Row(
                    row.getLong("erased_position"),
                    row.getString("type"),
                    row.getString("aggregate"),
                    row.getString("key"),
                    row.getString("identifier"),
                    row.getBoolean("settled"));
        }

        boolean isOfNumber() {
            return type.startsWith("phone-number.");
        }
    }

    private record Named(long position, KeyId key) {}

    private final JdbcClient jdbc;

    PostgresErasures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Erased> after(long position, int most) {
        var rows = jdbc.sql(AFTER).params(position, most).query(Row::of).list();
        var named = keysOfNumbers(rows);
        return rows.stream()
                .map(row -> row.isOfNumber() ? number(row, named.getOrDefault(row.aggregate(), List.of())) : other(row))
                .toList();
    }

    private Map<String, List<Named>> keysOfNumbers(List<Row> rows) {
        var named = new HashMap<String, List<Named>>();
        var numbers = rows.stream().filter(Row::isOfNumber).map(Row::aggregate).distinct();
        jdbc.sql(KEYS_OF_NUMBERS).param(numbers.toArray(String[]::new)).query(row -> {
            named.computeIfAbsent(row.getString(1), none -> new ArrayList<>())
                    .add(new Named(row.getLong(2), new KeyId(row.getObject(3, UUID.class))));
        });
        return named;
    }

    /** A number has one key after the other; once it is forgotten it has none, and its id is never used again. */
    private static Erased number(Row row, List<Named> named) {
        var isForgotten = row.type().endsWith(".forgotten");
        var next = isForgotten || named.isEmpty() ? null : named.getLast().key();
        var ended = new HashSet<KeyId>();
        named.stream().filter(it -> it.position() <= row.position()).forEach(it -> ended.add(it.key()));
        ended.remove(next);
        return new Erased(row.position(), row.settled(), List.copyOf(ended), UUID.fromString(row.identifier()), next);
    }

    private static Erased other(Row row) {
        return row.key() == null
                ? new Erased(row.position(), row.settled(), List.of(), UUID.fromString(row.identifier()), null)
                : new Erased(row.position(), row.settled(), List.of(KeyId.of(UUID.fromString(row.key()))), null, null);
    }
}
