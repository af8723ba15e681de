// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import io.rollcall.operator.history.EventMessages;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the queue of outgoing messages knows of events, found by its key: neither receivers nor texts are read. */
@Component
final class QueuedEventMessages implements EventMessages {

    /** Letters that one event may make. */
    private static final int PARTS = 8;

    private final JdbcClient jdbc;

    QueuedEventMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Message> of(Collection<Long> positions) {
        var ids = positions.stream().flatMap(QueuedEventMessages::ids).toArray(String[]::new);
        return jdbc.sql("select position, channel, id, sealed is not null, attempts, next_try_at"
                        + " from outgoing_messages where id = any(?) order by id")
                .param(ids)
                .query((row, n) -> {
                    var waits = row.getBoolean(4);
                    var state = row.getInt(5) > 0 ? "retrying" : "waiting";
                    Timestamp next = waits ? row.getTimestamp(6) : null;
                    return new Message(
                            row.getLong(1),
                            row.getString(2),
                            row.getString(3),
                            waits ? state : "sent-or-given-up",
                            next == null ? null : next.toInstant());
                })
                .list();
    }

    private static Stream<String> ids(long position) {
        return Stream.concat(
                Stream.of("sms." + position, "mail." + position),
                IntStream.range(0, PARTS).mapToObj(part -> "letter." + position + "." + part));
    }
}
