// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import io.rollcall.command.limit.LimitDigest;
import io.rollcall.contracts.limit.ClientAddress;
import io.rollcall.contracts.shared.UserId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which clients have signed in to which accounts: their addresses as keyed digests, the latest few of each account. */
public final class KnownClients {

    private static final long NOBODY = 0;

    private final JdbcClient jdbc;
    private final LimitDigest digests;
    private final GuessingProperties properties;
    private final Clock clock;

    public KnownClients(JdbcClient jdbc, LimitDigest digests, GuessingProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.digests = digests;
        this.properties = properties;
        this.clock = clock;
    }

    /** Whether this client has signed in to the account lately; asks as much where there is none. */
    public boolean contain(Optional<UserId> user, ClientAddress client) {
        var person = user.map(UserId::value).orElse(NOBODY);
        return jdbc.sql("select exists (select from known_clients where person = ? and client = ? and last_at > ?)")
                .params(
                        person,
                        digest(person, client),
                        Timestamp.from(clock.instant().minus(properties.clientsFor())))
                .query(Boolean.class)
                .single();
    }

    /** This client has shown that it knows the account's password. */
    public void add(UserId user, ClientAddress client) {
        var now = clock.instant();
        jdbc.sql("insert into known_clients as known (person, client, last_at) values (?, ?, ?)"
                        + " on conflict (person, client) do update set last_at = excluded.last_at"
                        + " where known.last_at < excluded.last_at - interval '1 hour'")
                .params(user.value(), digest(user.value(), client), Timestamp.from(now))
                .update();
        jdbc.sql("delete from known_clients where person = ? and client in"
                        + " (select client from known_clients where person = ? order by last_at desc offset ?)")
                .params(user.value(), user.value(), properties.clients())
                .update();
    }

    /** This client is a stranger from here on. */
    public void remove(UserId user, ClientAddress client) {
        jdbc.sql("delete from known_clients where person = ? and client = ?")
                .params(user.value(), digest(user.value(), client))
                .update();
    }

    /** All of an account that is no more. */
    public void removeAll(UserId user) {
        jdbc.sql("delete from known_clients where person = ?")
                .param(user.value())
                .update();
    }

    /** Forgets clients that have not signed in for as long as {@code rollcall.credential.guessing.clients-for} says. */
    public void removeExpired() {
        jdbc.sql("delete from known_clients where last_at < ?")
                .param(Timestamp.from(clock.instant().minus(properties.clientsFor())))
                .update();
    }

    private String digest(long person, ClientAddress client) {
        return digests.of("known-client", Long.toString(person), client.host());
    }
}
