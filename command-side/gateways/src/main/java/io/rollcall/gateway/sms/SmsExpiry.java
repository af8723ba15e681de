// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.sms;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Ends what waits in the queue too long. A message whose turn cannot come before its code has expired goes first, so
 * that those behind it come in time, and the queue is never longer than what can be sent within a code's life.
 */
final class SmsExpiry {

    private static final Logger LOG = LoggerFactory.getLogger(SmsExpiry.class);
    private static final Duration RECEIPTS_AWAITED = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    SmsExpiry(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Drops what cannot be sent in time.
     *
     * @param perSecond how many messages are sent in a second at most, from 1
     * @return the codes of what was dropped
     */
    List<SentCode> dropHopeless(int perSecond) {
        return jdbc.sql("with waiting as (select position as waiting, expires_at as ends,"
                        + " row_number() over (order by turn, position) - 1 as before from sms_queue"
                        + " where sealed is not null and copies < " + SmsQueue.COPIES + ")"
                        + " update sms_queue set sealed = null from waiting where position = waiting"
                        + " and ends <= ?::timestamptz + before * interval '1 second' / ?"
                        + " returning " + SentCode.COLUMNS)
                .params(now(), perSecond)
                .query((row, n) -> SentCode.of(row))
                .list();
    }

    /**
     * Removes what is not needed any more. A row stays until its code has expired, since the policy that fills the
     * queue may do so once more after a crash.
     */
    void tidy() {
        jdbc.sql("update sms_queue set sealed = null where copies >= ? and next_try_at <= ? and sealed is not null")
                .params(SmsQueue.COPIES, now())
                .update();
        var unsent = jdbc
                .sql("delete from sms_queue where expires_at <= ? and (message_id is null or expires_at <= ?)"
                        + " returning sealed is not null")
                .params(now(), Timestamp.from(clock.instant().minus(RECEIPTS_AWAITED)))
                .query(Boolean.class)
                .list()
                .stream()
                .filter(Boolean.TRUE::equals)
                .count();
        if (unsent > 0) {
            LOG.warn("{} codes have expired before a gateway took them", unsent);
        }
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
