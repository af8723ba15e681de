// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.privacy;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When to ask whether an identifier is still needed. A new one is asked about after a day. */
@Component
public final class IdentifierExpiry {

    private final JdbcClient jdbc;

    IdentifierExpiry(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Up to {@code most} identifiers of a kind that are to be asked about by now. */
    public List<UUID> due(String kind, Instant now, int most) {
        return jdbc.sql("select id from identifiers where kind = ? and expires_at <= ? order by expires_at limit ?")
                .params(kind, Timestamp.from(now), most)
                .query(UUID.class)
                .list();
    }

    /** Puts the next asking off; with {@code null} there is none. */
    public void keep(UUID id, @Nullable Instant until) {
        jdbc.sql("update identifiers set expires_at = ? where id = ?")
                .params(until == null ? null : Timestamp.from(until), id)
                .update();
    }

    /** It is held: nobody asks about it any more until it is let go of. */
    public void endless(UUID id) {
        jdbc.sql("update identifiers set expires_at = null where id = ?")
                .param(id)
                .update();
    }
}
