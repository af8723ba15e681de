// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.checkpoint.Checkpoint;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The checkpoints that were signed, thinned with their age. */
public final class CheckpointTable {

    private static final String COLUMNS = "select size, note, signed_at, cosignatures from proof_checkpoints ";

    /** One look into the index for each number of witnesses, however many checkpoints lack them. */
    private static final String COSIGNED = "where size = (select max(found.size) from generate_series(?, ?) as enough,"
            + " lateral (select max(size) as size from proof_checkpoints where cosignatures = enough) found)";

    /**
     * All of the last day are kept, of thirty days before it the newest of each hour, and of what is older of each day.
     */
    private static final String THIN = "delete from proof_checkpoints using (select size, row_number() over"
            + " (partition by case when signed_at < now() - interval '31 days'"
            + " then date_trunc('day', signed_at, 'UTC') else date_trunc('hour', signed_at, 'UTC') end"
            + " order by size desc) as rank from proof_checkpoints where signed_at < now() - interval '1 day') old"
            + " where proof_checkpoints.size = old.size and old.rank > 1";

    private final JdbcClient jdbc;

    /** Reads and writes by this client. */
    public CheckpointTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A checkpoint as it was given out.
     *
     * @param size of the tree
     * @param note a signed note (c2sp.org/signed-note)
     * @param cosignatures of so many witnesses
     */
    public record Kept(long size, String note, Instant signedAt, int cosignatures) {

        /** What it says; its signatures are not looked at. */
        public Checkpoint checkpoint() throws ProofRefused {
            return Checkpoint.parse(note.substring(0, note.indexOf("\n\n") + 1));
        }
    }

    /** The newest; empty while nothing was signed. */
    public Optional<Kept> newest() {
        return jdbc.sql(COLUMNS + "order by size desc limit 1")
                .query(CheckpointTable::read)
                .optional();
    }

    /** The newest that so many witnesses have cosigned. */
    public Optional<Kept> newest(int cosignatures) {
        return cosignatures == 0
                ? newest()
                : jdbc.sql(COLUMNS + COSIGNED)
                        .params(cosignatures, WitnessProperties.MOST)
                        .query(CheckpointTable::read)
                        .optional();
    }

    /** The one of a tree of this size. */
    public Optional<Kept> at(long size) {
        return jdbc.sql(COLUMNS + "where size = ?")
                .param(size)
                .query(CheckpointTable::read)
                .optional();
    }

    /** Up to {@code most} of larger trees than that, from the smallest. */
    public List<Kept> after(long size, int most) {
        return jdbc.sql(COLUMNS + "where size > ? order by size limit ?")
                .params(size, most)
                .query(CheckpointTable::read)
                .list();
    }

    /** Keeps one; what was given out of a size is never replaced. */
    public void keep(long size, String note) {
        jdbc.sql("insert into proof_checkpoints (size, note) values (?, ?) on conflict do nothing")
                .params(size, note)
                .update();
    }

    /**
     * Adds signatures of witnesses to one.
     *
     * @return false where somebody has changed it meanwhile
     */
    public boolean replace(Kept before, String note, int cosignatures) {
        return jdbc.sql("update proof_checkpoints set note = ?, cosignatures = ? where size = ? and note = ?")
                        .params(note, cosignatures, before.size(), before.note())
                        .update()
                == 1;
    }

    /** Forgets what is between those that are kept for good. */
    public void thin() {
        jdbc.sql(THIN).update();
    }

    private static Kept read(ResultSet row, int n) throws SQLException {
        return new Kept(row.getLong(1), row.getString(2), row.getTimestamp(3).toInstant(), row.getInt(4));
    }
}
