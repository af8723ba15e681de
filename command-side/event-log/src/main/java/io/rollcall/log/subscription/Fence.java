// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets a policy write for only as long as this process owns it. A process may stand still between any two steps, lose
 * what it owned, and go on as if nothing had happened: what it writes then comes to nothing, since the token of its
 * ownership is not the newest any more (a fencing token).
 */
public final class Fence {

    /**
     * Locks the newest token until the statement is done: nobody owns the policy anew in between. What is written is
     * not flushed by itself: the position that passes it is written later into the same write-ahead log.
     */
    private static final String MINE = "with mine as materialized (select set_config('synchronous_commit', 'off', true)"
            + " from ownerships where follower = ? and token = ? for share), done as (";

    private static final String END = " returning 1) select count(*) from mine";

    private final String subscription;
    private final JdbcClient jdbc;
    private volatile @Nullable UUID token;

    /** @param the subscription or task that is owned */
    public Fence(String subscription, JdbcClient jdbc) {
        this.subscription = subscription;
        this.jdbc = jdbc;
    }

    /** This process owns it from here on. */
    public void ownedAs(UUID newest) {
        token = newest;
    }

    /** Whether this process owned it at the time that PostgreSQL was asked. */
    public boolean isMine() {
        return jdbc.sql("select exists (select from ownerships where follower = ? and token = ?)")
                .params(subscription, token)
                .query(Boolean.class)
                .single();
    }

    /**
     * Writes, if this process owns the policy at that time.
     *
     * @param statement an insert, update or delete that reads from {@code mine} too, which has one row
     * @throws NotOwned else; nothing is written
     */
    public void write(String statement, Object... params) {
        var all = new ArrayList<@Nullable Object>(Arrays.asList(subscription, token));
        all.addAll(Arrays.asList(params));
        if (jdbc.sql(MINE + statement + END).params(all).query(Long.class).single() == 0) {
            throw new NotOwned(subscription);
        }
    }

    /** Another process owns the policy by now. Carries no stack trace. */
    public static final class NotOwned extends RuntimeException {

        NotOwned(String subscription) {
            super("Another process owns " + subscription, null, false, false);
        }
    }
}
