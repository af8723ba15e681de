// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.messaging;

import io.rollcall.command.messaging.PresenceLeases;
import io.rollcall.contracts.shared.UserId;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of {@code connection_leases} and {@code connected_users}, by the clock of PostgreSQL alone. */
final class PostgresPresenceLeases implements PresenceLeases {

    private static final String ENTER =
            "insert into connected_users (person, process) select unnest(?::bigint[]), ? on conflict do nothing";

    private final JdbcClient jdbc;
    private final Duration lease;
    private final UUID process;

    /** @param process this one's id, never used before */
    PostgresPresenceLeases(JdbcClient jdbc, Duration lease, UUID process) {
        this.jdbc = jdbc;
        this.lease = lease;
        this.process = process;
    }

    @Override
    public boolean renew() {
        return jdbc.sql("insert into connection_leases (process, ends_at)"
                        + " values (?, clock_timestamp() + ? * interval '1 millisecond')"
                        + " on conflict (process) do update set ends_at = excluded.ends_at returning xmax = 0")
                .params(process, lease.toMillis())
                .query(Boolean.class)
                .single();
    }

    @Override
    public void enter(Collection<UserId> users) {
        jdbc.sql(ENTER).params(ids(users), process).update();
    }

    @Override
    public void leave(UserId user) {
        jdbc.sql("delete from connected_users where person = ? and process = ?")
                .params(user.value(), process)
                .update();
    }

    @Override
    public boolean hasAnyOf(Collection<UserId> users) {
        return jdbc.sql("select exists (select from connected_users join connection_leases using (process)"
                        + " where person = any (?::bigint[]) and ends_at > clock_timestamp())")
                .param(ids(users))
                .query(Boolean.class)
                .single();
    }

    @Override
    public void sweep() {
        jdbc.sql("delete from connection_leases where ends_at < clock_timestamp() - interval '1 minute'")
                .update();
    }

    private static Long[] ids(Collection<UserId> users) {
        return users.stream().map(UserId::value).toArray(Long[]::new);
    }

    @Override
    public void end() {
        jdbc.sql("delete from connection_leases where process = ?")
                .param(process)
                .update();
    }
}
