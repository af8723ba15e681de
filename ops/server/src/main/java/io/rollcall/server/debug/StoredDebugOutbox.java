// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.debug;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.gateway.outbox.DebugOutbox;
import io.rollcall.privacy.KeyDestroyed;
import io.rollcall.privacy.Keys;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps what would have been sent, in debug mode: the newest thousand, encrypted under their receivers' keys. A message
 * is known by the position of its event, so sending it again changes nothing.
 */
final class StoredDebugOutbox implements DebugOutbox {

    private static final int KEPT = 1000;

    /** A message's recipient and text. */
    record Content(String to, String text, String code) {}

    /**
     * One message (BEHAVIOURS.md, decision 21).
     *
     * @param kind {@code sms} or {@code mail}
     * @param code the code that the text holds
     * @param at when the event that caused it was recorded
     */
    record Message(String kind, String to, String text, String code, Instant at) {}

    private record Row(long position, String kind, KeyId key, Instant at, byte[] sealed) {}

    private final JdbcClient jdbc;
    private final Keys keys;
    private final JsonMapper json = JsonMapper.builder().build();

    StoredDebugOutbox(JdbcClient jdbc, Keys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    @Override
    public void keep(long position, int part, String kind, KeyId key, Instant at, String to, String text, String code) {
        byte[] sealed;
        try {
            sealed = keys.seal(key, json.writeValueAsBytes(new Content(to, text, code)), context(position));
        } catch (KeyDestroyed e) {
            return;
        }
        jdbc.sql("insert into outbox (position, part, kind, key, at, sealed) values (?, ?, ?, ?, ?, ?)"
                        + " on conflict do nothing")
                .params(position, part, kind, key.value(), java.sql.Timestamp.from(at), sealed)
                .update();
        jdbc.sql("delete from outbox where position <= (select position from outbox order by position desc"
                        + " offset ? limit 1)")
                .param(KEPT)
                .update();
    }

    /** The messages that can still be read, newest last. */
    List<Message> messages() {
        var rows = jdbc.sql("select position, kind, key, at, sealed from outbox order by position, part")
                .query((row, n) -> new Row(
                        row.getLong(1),
                        row.getString(2),
                        new KeyId(row.getObject(3, UUID.class)),
                        row.getTimestamp(4).toInstant(),
                        row.getBytes(5)))
                .list(); // before any is opened: that may take a connection, too
        keys.load(rows.stream().map(Row::key).toList());
        return rows.stream().flatMap(row -> open(row).stream()).toList();
    }

    private Optional<Message> open(Row row) {
        return keys.open(row.key(), row.sealed(), context(row.position())).map(plain -> {
            var content = json.readValue(plain, Content.class);
            return new Message(row.kind(), content.to(), content.text(), content.code(), row.at());
        });
    }

    private static String context(long position) {
        return "outbox." + position;
    }
}
