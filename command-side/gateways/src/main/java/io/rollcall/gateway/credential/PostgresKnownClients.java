// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.credential;

import io.rollcall.command.credential.GuessingProperties;
import io.rollcall.command.credential.KnownClients;
import io.rollcall.command.limit.LimitDigest;
import io.rollcall.contracts.limit.ClientAddress;
import io.rollcall.contracts.shared.UserId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of {@code known_clients}, where addresses are keyed digests. */
@Component
final class PostgresKnownClients implements KnownClients {

    private static final long NOBODY = 0;

    private final JdbcClient jdbc;
    private final LimitDigest digests;
    private final GuessingProperties properties;
    private final Clock clock;

    PostgresKnownClients(JdbcClient jdbc, LimitDigest digests, GuessingProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.digests = digests;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
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

    @Override
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

    @Override
    public void remove(UserId user, ClientAddress client) {
        jdbc.sql("delete from known_clients where person = ? and client = ?")
                .params(user.value(), digest(user.value(), client))
                .update();
    }

    @Override
    public void removeAll(UserId user) {
        jdbc.sql("delete from known_clients where person = ?")
                .param(user.value())
                .update();
    }

    @Override
    public void removeExpired() {
        jdbc.sql("delete from known_clients where last_at < ?")
                .param(Timestamp.from(clock.instant().minus(properties.clientsFor())))
                .update();
    }

    private String digest(long person, ClientAddress client) {
        return digests.of("known-client", Long.toString(person), client.host());
    }
}
