// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.log;

import io.rollcall.contracts.log.Follower;
import io.rollcall.contracts.log.LogHistory;
import io.rollcall.contracts.log.Role;
import java.util.Optional;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where one policy stands, kept beside the log: a policy must not begin anew when read models are rebuilt, and it goes
 * back together with the log when that is restored. Claims are always granted; who owns a policy is decided by a lock.
 */
public final class PolicyPositions implements TokenStore, Follower {

    private final String name;
    private final JdbcClient jdbc;
    private final LogHistory log;
    private volatile boolean owned;
    private volatile long position;

    /** @param name of the policy and of its processing group */
    public PolicyPositions(String name, JdbcClient jdbc, LogHistory log) {
        this.name = name;
        this.jdbc = jdbc;
        this.log = log;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Role role() {
        return Role.POLICY;
    }

    /** Asks the database while another process may own the policy. */
    @Override
    public long position() {
        return owned ? position : stored().orElse(0L);
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
        if (token == null) {
            return;
        }
        var reached = token.position().orElseThrow();
        var checkpoint = log.checkpointAt(reached).orElseThrow();
        jdbc.sql("insert into policy_positions (name, incarnation, position, hash) values (?, ?, ?, ?)"
                        + " on conflict (name) do update set incarnation = excluded.incarnation,"
                        + " position = excluded.position, hash = excluded.hash")
                .params(name, checkpoint.incarnation(), reached, checkpoint.hash())
                .update();
        position = reached;
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processor, int segment) {
        var stored = stored();
        position = stored.orElse(0L);
        owned = true;
        return stored.map(GlobalSequenceTrackingToken::new).orElse(null);
    }

    @Override
    public void extendClaim(String processor, int segment) {
        // A claim here never ends.
    }

    @Override
    public void releaseClaim(String processor, int segment) {
        owned = false;
    }

    @Override
    public int[] fetchSegments(String processor) {
        return new int[] {0};
    }

    private Optional<Long> stored() {
        return jdbc.sql("select position from policy_positions where name = ?")
                .param(name)
                .query(Long.class)
                .optional();
    }
}
