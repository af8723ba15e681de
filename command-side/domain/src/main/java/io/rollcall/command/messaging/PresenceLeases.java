// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.messaging;

import io.rollcall.contracts.shared.UserId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which users are connected to which process, outside the log: rows that count for as long as their process renews its
 * lease. By the clock of PostgreSQL alone. All methods block.
 */
public final class PresenceLeases {

    private static final String ENTER =
            "insert into connected_users (person, process) select unnest(?::bigint[]), ? on conflict do nothing";

    private final JdbcClient jdbc;
    private final Duration lease;
    private final UUID process;

    /** @param process this one's id, never used before */
    PresenceLeases(JdbcClient jdbc, Duration lease, UUID process) {
        this.jdbc = jdbc;
        this.lease = lease;
        this.process = process;
    }

    /**
     * Renews the lease.
     *
     * @return whether there was none to renew, so that nobody counts as connected to this process until they
     *     {@link #enter}
     */
    public boolean renew() {
        return jdbc.sql("insert into connection_leases (process, ends_at)"
                        + " values (?, clock_timestamp() + ? * interval '1 millisecond')"
                        + " on conflict (process) do update set ends_at = excluded.ends_at returning xmax = 0")
                .params(process, lease.toMillis())
                .query(Boolean.class)
                .single();
    }

    /** These users are connected to this process, which has a lease. */
    public void enter(Collection<UserId> users) {
        jdbc.sql(ENTER).params(ids(users), process).update();
    }

    /** This user is connected to this process no more. */
    public void leave(UserId user) {
        jdbc.sql("delete from connected_users where person = ? and process = ?")
                .params(user.value(), process)
                .update();
    }

    /** Whether a user is connected to a process that is there. */
    public boolean has(UserId user) {
        return hasAnyOf(List.of(user));
    }

    /** Whether one of these users is. */
    boolean hasAnyOf(Collection<UserId> users) {
        return jdbc.sql("select exists (select from connected_users join connection_leases using (process)"
                        + " where person = any (?::bigint[]) and ends_at > clock_timestamp())")
                .param(ids(users))
                .query(Boolean.class)
                .single();
    }

    /** Forgets processes that have been away for long. */
    public void sweep() {
        jdbc.sql("delete from connection_leases where ends_at < clock_timestamp() - interval '1 minute'")
                .update();
    }

    private static Long[] ids(Collection<UserId> users) {
        return users.stream().map(UserId::value).toArray(Long[]::new);
    }

    /** Gives the lease up: nobody is connected to this process. */
    public void end() {
        jdbc.sql("delete from connection_leases where process = ?")
                .param(process)
                .update();
    }
}
