// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.verification;

import io.rollcall.command.limit.LimitDigest;
import io.rollcall.command.verification.NumberClients;
import io.rollcall.command.verification.VerificationProperties;
import io.rollcall.contracts.limit.Charge;
import io.rollcall.contracts.limit.ClientAddress;
import io.rollcall.contracts.limit.Cost;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.gateway.limit.LimitConnections;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Rows of {@code number_clients}, on the connections of limits: each is found by a digest. One of a recipient of a code
 * has a tag.
 */
@Component
final class PostgresNumberClients implements NumberClients {

    /** Longer than any window of attempts. */
    private static final Duration KEPT = Duration.ofDays(1);

    private static final Duration SECOND_PROOF = Duration.ofMinutes(10);
    private static final Map<Cost, String> SPENT = Map.of(Cost.GUESS, "guesses", Cost.NEAR_GUESS, "near_guesses");
    private static final String UPSERT = "insert into number_clients as kept (digest, expires_at) values (?, ?)"
            + " on conflict (digest) do update set expires_at = greatest(kept.expires_at, excluded.expires_at)";

    private final JdbcClient jdbc;
    private final LimitDigest digests;
    private final VerificationProperties properties;
    private final Clock clock;

    PostgresNumberClients(
            LimitConnections connections, LimitDigest digests, VerificationProperties properties, Clock clock) {
        this.jdbc = JdbcClient.create(connections.source());
        this.digests = digests;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Origin find(NumberId number, ClientAddress client) {
        return jdbc.sql("select tag, coalesce(known_until > ?, false) as known from number_clients where digest = ?")
                .params(in(Duration.ZERO), digest(number, client))
                .query(Origin.class)
                .optional()
                .orElse(new Origin(null, false));
    }

    @Override
    public Origin seen(NumberId number, ClientAddress client) {
        return jdbc.sql(UPSERT + " returning tag, coalesce(known_until > ?, false) as known")
                .params(digest(number, client), in(KEPT), in(Duration.ZERO))
                .query(Origin.class)
                .single();
    }

    @Override
    public void proven(NumberId number, ClientAddress client) {
        var until = in(properties.knownFor());
        jdbc.sql("insert into number_clients (digest, known_until, expires_at) values (?, ?, ?)"
                        + " on conflict (digest) do update set known_until = excluded.known_until,"
                        + " expires_at = excluded.expires_at")
                .params(digest(number, client), until, until)
                .update();
    }

    @Override
    public void provenOnce(NumberId number, ClientAddress client) {
        jdbc.sql("insert into number_clients (digest, proven_until, expires_at) values (?, ?, ?)"
                        + " on conflict (digest) do update set proven_until = excluded.proven_until")
                .params(digest(number, client), in(SECOND_PROOF), in(KEPT))
                .update();
    }

    @Override
    public boolean takeFirstProof(NumberId number, ClientAddress client) {
        return jdbc.sql("update number_clients set proven_until = null where digest = ? and proven_until > ?")
                        .params(digest(number, client), in(Duration.ZERO))
                        .update()
                == 1;
    }

    @Override
    public void spent(NumberId number, ClientAddress client, Charge charge) {
        var column = SPENT.get(charge.cost());
        if (column != null) {
            jdbc.sql("update number_clients set %1$s = %1$s + ? where digest = ?".formatted(column))
                    .params(charge.amount(), digest(number, client))
                    .update();
        }
    }

    @Override
    public Map<Cost, Long> takeSpent(NumberId number, ClientAddress client) {
        return jdbc.sql("update number_clients kept set guesses = 0, near_guesses = 0"
                        + " from (select digest, guesses, near_guesses from number_clients where digest = ? for update)"
                        + " before where kept.digest = before.digest and before.guesses + before.near_guesses > 0"
                        + " returning before.guesses, before.near_guesses")
                .param(digest(number, client))
                .query((row, index) -> spent(row.getLong(1), row.getLong(2)))
                .optional()
                .orElse(Map.of());
    }

    private static Map<Cost, Long> spent(long guesses, long nearGuesses) {
        var spent = new EnumMap<Cost, Long>(Map.of(Cost.GUESS, guesses, Cost.NEAR_GUESS, nearGuesses));
        spent.values().removeIf(tokens -> tokens == 0);
        return spent;
    }

    @Override
    public void removeExpired() {
        jdbc.sql("delete from number_clients where expires_at < ?")
                .param(in(Duration.ZERO))
                .update();
    }

    private Timestamp in(Duration time) {
        return Timestamp.from(clock.instant().plus(time));
    }

    private String digest(NumberId number, ClientAddress client) {
        return digests.of("client", number.value().toString(), client.network());
    }
}
