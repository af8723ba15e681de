// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far each place has come that checkpoints are sent to, whichever process sends them. */
public final class PublicationTable {

    /**
     * One of them.
     *
     * @param target folder, kafka, http, or witness/ and its name
     * @param size of the newest checkpoint that it has; 0 for none
     * @param failures so many in a row
     * @param error the last one, nothing personal; {@code null} where the last try went well
     * @param publishedAt when it took that one; {@code null} for never
     */
    public record Publication(
            String target,
            long size,
            int failures,
            @Nullable String error,
            @Nullable Instant publishedAt) {}

    private final JdbcClient jdbc;

    /** Reads and writes by this client. */
    public PublicationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All that were ever sent to, by their names. */
    public List<Publication> all() {
        return jdbc.sql("select target, size, failures, error, published_at from proof_publications order by target")
                .query((row, n) -> new Publication(
                        row.getString(1),
                        row.getLong(2),
                        row.getInt(3),
                        row.getString(4),
                        Optional.ofNullable(row.getTimestamp(5))
                                .map(java.sql.Timestamp::toInstant)
                                .orElse(null)))
                .list();
    }

    /** How far it has come; 0 where nothing was sent there. */
    long size(String target) {
        return jdbc.sql("select size from proof_publications where target = ?")
                .param(target)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Forgets the places that nothing is sent to any more. */
    void retain(Collection<String> targets) {
        jdbc.sql("delete from proof_publications where not target = any (?)")
                .param(targets.toArray(String[]::new))
                .update();
    }

    /** It has taken the checkpoint of this size. */
    void sent(String target, long size) {
        jdbc.sql("insert into proof_publications (target, size, published_at) values (?, ?, now())"
                        + " on conflict (target) do update set size = excluded.size, failures = 0, error = null,"
                        + " published_at = excluded.published_at")
                .params(target, size)
                .update();
    }

    /** It did not take it. */
    void failed(String target, String error) {
        jdbc.sql("insert into proof_publications (target, failures, error) values (?, 1, ?)"
                        + " on conflict (target) do update set failures = proof_publications.failures + 1,"
                        + " error = excluded.error")
                .params(target, error)
                .update();
    }
}
