// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

import io.rollcall.proof.Hash;
import io.rollcall.proof.leaf.LogLeaf;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the tree has of the events of the log. PostgreSQL hashes what they carry, so that a page is small however large
 * its events are.
 */
public final class LeafRows {

    /** PostgreSQL's own function, whatever else is found by that name. */
    private static final String AFTER =
            "select position, version, recorded_at, id, aggregate, aggregate_type, type, revision,"
                    + " pg_catalog.sha256(payload) as payload, pg_catalog.sha256(metadata) as metadata, hash"
                    + " from events where position > ? order by position limit ?";

    private final JdbcClient jdbc;

    /** Reads by this client. */
    public LeafRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A leaf.
     *
     * @param entry its bytes
     * @param hash of its event, as the log chains them
     */
    public record LeafRow(byte[] entry, byte[] hash) {}

    /**
     * The leaves of up to {@code most} events after a position.
     *
     * @throws SealRefused where one is missing
     */
    public List<LeafRow> after(UUID incarnation, long position, int most) {
        var leaves = new ArrayList<LeafRow>();
        jdbc.sql(AFTER).params(position, most).query(row -> {
            var expected = position + leaves.size() + 1;
            if (row.getLong("position") != expected) {
                throw new SealRefused("There is no event at position " + expected + ".");
            }
            leaves.add(new LeafRow(leaf(incarnation, row).encode(), row.getBytes("hash")));
        });
        return leaves;
    }

    private static LogLeaf leaf(UUID incarnation, ResultSet row) throws SQLException {
        return new LogLeaf(
                incarnation,
                row.getLong("position"),
                row.getLong("version"),
                row.getTimestamp("recorded_at").toInstant(),
                row.getObject("id", UUID.class),
                row.getString("aggregate"),
                row.getString("aggregate_type"),
                row.getString("type"),
                row.getString("revision"),
                Hash.of(row.getBytes("payload")),
                Hash.of(row.getBytes("metadata")));
    }

    /** @throws SealRefused where the log is not the one that the tree is over */
    void requireSealed(TreeState tree) {
        var incarnation =
                jdbc.sql("select id from incarnation").query(UUID.class).single();
        if (!incarnation.equals(tree.incarnation())) {
            throw new SealRefused(
                    "The tree is over the log " + tree.incarnation() + ", and this is " + incarnation + ".");
        }
        if (tree.size() > 0 && !hashAt(tree.size()).equals(Optional.of(Hash.of(tree.hash())))) {
            throw new SealRefused("The event at position %d is not the one that was sealed.".formatted(tree.size()));
        }
    }

    private Optional<Hash> hashAt(long position) {
        return jdbc.sql("select hash from events where position = ?")
                .param(position)
                .query(byte[].class)
                .optional()
                .map(Hash::of);
    }
}
