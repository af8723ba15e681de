// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * When to ask whether an identifier is still needed. A new one is asked about after a day. While that is being asked
 * its row says so, whatever becomes of the process that asks: nobody can tell meanwhile whether it is still good.
 */
@Component
public final class IdentifierExpiry {

    private static final int PAGE = 200;

    private static final String LOCKED =
            " from (select id from identifiers where id = any(?) order by id for update) as locked"
                    + " where identifiers.id = locked.id";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    IdentifierExpiry(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Up to {@code most} identifiers of a kind that are to be asked about by now. */
    public List<UUID> due(String kind, Instant now, int most) {
        return jdbc.sql("select id from identifiers where kind = ? and expires_at <= ? order by expires_at limit ?")
                .params(kind, Timestamp.from(now), most)
                .query(UUID.class)
                .list();
    }

    /**
     * Asks about all of a kind that are due; those that are needed do not expire, until somebody says otherwise.
     *
     * @param forgotten forgets one, unless it is needed; whether it did
     */
    public void ask(String kind, Clock clock, Predicate<UUID> forgotten) {
        List<UUID> due;
        do {
            var now = clock.instant();
            due = due(kind, now, PAGE);
            keep(due.stream().filter(forgotten.negate()).toList(), now);
        } while (due.size() == PAGE);
    }

    /** Those of these that are due do not expire, until somebody says otherwise. */
    public void keep(Collection<UUID> ids, Instant now) {
        jdbc.sql("update identifiers set expires_at = null" + LOCKED + " and not forgetting and expires_at <= ?")
                .params(ids.toArray(UUID[]::new), Timestamp.from(now))
                .update();
    }

    /** Says of those of these that are still due that they are being forgotten; which ones are. */
    public List<UUID> begin(Collection<UUID> ids, Instant now) {
        return jdbc.sql("update identifiers set forgetting = true" + LOCKED
                        + " and (forgetting or expires_at <= ?) returning identifiers.id")
                .params(ids.toArray(UUID[]::new), Timestamp.from(now))
                .query(UUID.class)
                .list();
    }

    /**
     * Settles what becomes of one, if it is still there, and still being forgotten.
     *
     * @param work is done in one transaction, while nobody else can tell whether the identifier is still good
     */
    public void settle(UUID id, Runnable work) {
        transaction.executeWithoutResult(status -> {
            if (lockForgetting(id)) {
                work.run();
            }
        });
    }

    private boolean lockForgetting(UUID id) {
        return jdbc.sql("select 1 from identifiers where id = ? and forgetting for update")
                .param(id)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** It is not forgotten after all; with {@code null} there is no next asking. */
    public void end(UUID id, @Nullable Instant next) {
        jdbc.sql("update identifiers set forgetting = false, expires_at = ? where id = ?")
                .params(next == null ? null : Timestamp.from(next), id)
                .update();
    }

    /** Has these asked about at this time, whenever that would have been. */
    public void askAt(Collection<UUID> ids, Instant time) {
        jdbc.sql("update identifiers set expires_at = ?" + LOCKED)
                .params(Timestamp.from(time), ids.toArray(UUID[]::new))
                .update();
    }
}
