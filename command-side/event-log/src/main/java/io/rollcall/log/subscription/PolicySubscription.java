// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import io.rollcall.contracts.shared.Checkpoint;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where one policy stands, kept beside the log: a policy must not begin anew when read models are rebuilt, and it goes
 * back together with the log when that is restored.
 */
public final class PolicySubscription extends AxonSubscription {

    /**
     * Never back, not by a process that does not own the policy any more, and not flushed by itself: after a crash of
     * the database a policy may react once more, which it must bear anyway.
     */
    private static final String KEEP = "insert into policy_positions (name, incarnation, position, hash)"
            + " select ?, ?, ?, ? from mine"
            + " on conflict (name) do update set incarnation = excluded.incarnation,"
            + " position = excluded.position, hash = excluded.hash"
            + " where policy_positions.position < excluded.position";

    private final String name;
    private final JdbcClient jdbc;
    private final LogHistory log;
    private final Fence fence;
    private final EventTypeFilter filter;
    private final CheckpointWriter checkpoints;
    private volatile boolean owned;
    private volatile long position;

    /** @param name of the policy and of its processing group */
    public PolicySubscription(String name, JdbcClient jdbc, LogHistory log) {
        this.name = name;
        this.jdbc = jdbc;
        this.log = log;
        this.fence = new Fence(name, jdbc);
        this.filter = new EventTypeFilter(log);
        this.checkpoints = new CheckpointWriter(filter, this::keep);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Role role() {
        return Role.POLICY;
    }

    /** By which all is written that must not be written by two processes at once, or by one of them too late. */
    public Fence fence() {
        return fence;
    }

    @Override
    public void ownedAs(UUID token) {
        fence.ownedAs(token);
    }

    /** Asks the database while another process may own the policy. */
    @Override
    public long position() {
        return owned ? here() : stored();
    }

    @Override
    public OptionalLong positionHere() {
        return owned ? OptionalLong.of(here()) : OptionalLong.empty();
    }

    /** What is nothing to the policy is done. */
    private long here() {
        var reached = position;
        var seen = log.seen();
        return seen > reached && filter.isNothing(reached, seen) ? seen : reached;
    }

    @Override
    public boolean hasSeen(long upTo) {
        return filter.isNothing(owned ? position : stored(), upTo);
    }

    @Override
    public void concernedBy(Predicate<Class<?>> types) {
        filter.in(types);
    }

    @Override
    protected long resume() {
        checkpoints.settle();
        position = stored();
        checkpoints.begin(position);
        owned = true;
        return position;
    }

    @Override
    protected void advance(long reached) {
        if (reached == 0) {
            return; // nothing is done yet; and what is done is never forgotten
        }
        var checkpoint = log.checkpointAt(reached).orElseThrow();
        position = reached;
        checkpoints.inTime(checkpoint);
    }

    /** Not what the log does not hold any more: the policy would pass over what it holds instead. */
    private void keep(Checkpoint reached) {
        if (log.holds(reached)) {
            fence.write(KEEP, name, reached.incarnation(), reached.position(), reached.hash());
        }
    }

    @Override
    protected void release() {
        checkpoints.settle(); // what a policy has done it need not do again
        owned = false;
    }

    private long stored() {
        return jdbc.sql("select position from policy_positions where name = ?")
                .param(name)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }
}
