// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.outbox;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Ends what waits in the queue too long. A message that cannot have its turn before it has expired goes first, so that
 * those behind it come in time, and the queue is never longer than what can be sent within a message's life.
 */
final class OutboxExpiry {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxExpiry.class);
    private static final Duration RECEIPTS_AWAITED = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final String channel;
    private final Channel.Terms terms;

    OutboxExpiry(JdbcClient jdbc, Clock clock, Channel channel) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.channel = channel.name();
        this.terms = channel.terms();
    }

    /** Ends what there is to end, and tells the channel of it. */
    void look(Channel told, OutboxMeters meters) {
        for (var message : dropHopeless()) {
            meters.givenUp();
            told.givenUp(message, Handover.EXPIRED);
        }
        tidy();
        meters.waiting(waiting());
    }

    /** Drops what cannot be sent in time, and says what that was. */
    List<OutgoingMessage> dropHopeless() {
        return jdbc.sql("with waiting as (select id as waiting, expires_at as ends,"
                        + " row_number() over (order by turn, position, id) - 1 as before from outgoing_messages"
                        + " where channel = ? and sealed is not null and next_try_at is not null and copies < ?)"
                        + " update outgoing_messages set sealed = null, next_try_at = null from waiting"
                        + " where id = waiting and ends <= ?::timestamptz + before * interval '1 second' / ?"
                        + " returning " + OutgoingMessage.COLUMNS)
                .params(channel, terms.copies(), now(), terms.perSecond())
                .query((row, n) -> OutgoingMessage.of(row))
                .list();
    }

    /**
     * Removes what is not needed any more. A row stays until its message has expired, since the policy that fills the
     * queue may do so once more after a crash.
     */
    void tidy() {
        jdbc.sql("update outgoing_messages set sealed = null, next_try_at = null"
                        + " where channel = ? and copies >= ? and next_try_at <= ?")
                .params(channel, terms.copies(), now())
                .update();
        var unsent = jdbc
                .sql("delete from outgoing_messages where channel = ? and expires_at <= ?"
                        + " and (receipt_id is null or expires_at <= ?)"
                        + " returning sealed is not null and next_try_at is not null")
                .params(channel, now(), Timestamp.from(clock.instant().minus(RECEIPTS_AWAITED)))
                .query(Boolean.class)
                .list()
                .stream()
                .filter(Boolean.TRUE::equals)
                .count();
        if (unsent > 0) {
            LOG.warn("{} messages by {} have expired before they were taken", unsent, channel);
        }
    }

    private long waiting() {
        return jdbc.sql("select count(*) from outgoing_messages"
                        + " where channel = ? and sealed is not null and next_try_at is not null")
                .param(channel)
                .query(Long.class)
                .single();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
