// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A queued message, or, once its content is gone, what is left of it. */
public final class OutgoingMessage {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static final String COLUMNS = "id, attempts, give_up_at, reference";

    private final String id;
    private final int attempts;
    private final Instant giveUpAt;
    private final ObjectNode parts;

    private OutgoingMessage(String id, int attempts, Instant giveUpAt, ObjectNode parts) {
        this.id = id;
        this.attempts = attempts;
        this.giveUpAt = giveUpAt;
        this.parts = parts;
    }

    /** From a row that begins with {@link #COLUMNS}. */
    static OutgoingMessage of(ResultSet row) throws SQLException {
        var reference = (ObjectNode) JSON.readTree(row.getString(4));
        return new OutgoingMessage(
                row.getString(1), row.getInt(2), row.getTimestamp(3).toInstant(), reference);
    }

    static byte[] bytes(Object part) {
        return JSON.writeValueAsBytes(part);
    }

    /** The same with its content. */
    OutgoingMessage with(byte[] content) {
        var all = parts.deepCopy().setAll((ObjectNode) JSON.readTree(content));
        return new OutgoingMessage(id, attempts, giveUpAt, all);
    }

    /** Names the message in its channel. */
    public String id() {
        return id;
    }

    /** Reference and content, as far as they are there, as a record that has components of these names. */
    public <T> T as(Class<T> type) {
        return JSON.treeToValue(parts, type);
    }

    /** How often it was to be handed over, this time included; the process that takes it next counts one more. */
    int attempts() {
        return attempts;
    }

    Instant giveUpAt() {
        return giveUpAt;
    }

    /** Tells nothing personal. */
    @Override
    public String toString() {
        return "message " + id;
    }
}
