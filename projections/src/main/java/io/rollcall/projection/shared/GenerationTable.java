// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The one place that says which generation of a read model is live, in PostgreSQL: it goes back together with the log
 * when that is restored. Each step is one statement, done only where the state is still what it was decided on.
 */
final class GenerationTable {

    private static final String COLUMNS = "read_model, purpose, live, beside, last, phase, paused, run,"
            + " extract(epoch from clock_timestamp() - since) as in_phase, done, goal, compared, to_compare, rate,"
            + " outcome, comparison, error";

    private static final String OF = " where read_model = ? and purpose = ? and run = ?";

    private final JdbcClient jdbc;

    GenerationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a verification has found to differ. */
    DifferenceTable differences() {
        return new DifferenceTable(jdbc);
    }

    /** All of which anything is known. */
    List<GenerationState> all() {
        return jdbc.sql("select " + COLUMNS + " from read_model_generations order by read_model, purpose")
                .query(GenerationTable::state)
                .list();
    }

    Optional<GenerationState> find(String readModel, GenerationPurpose purpose) {
        return jdbc.sql("select " + COLUMNS + " from read_model_generations where read_model = ? and purpose = ?")
                .params(readModel, purpose.stored())
                .query(GenerationTable::state)
                .optional();
    }

    /**
     * Begins a run, unless another one of this purpose has not ended. What was kept of the generation before gives way.
     */
    boolean begin(String readModel, GenerationPurpose purpose, UUID run) {
        var beside = purpose == GenerationPurpose.VERIFY ? "0" : "g.last + 1";
        var first = purpose == GenerationPurpose.VERIFY ? 0 : Generation.FIRST + 1;
        return jdbc.sql("insert into read_model_generations as g (read_model, purpose, beside, last, phase, run)"
                                + " values (?, ?, ?, ?, 'new', ?) on conflict (read_model, purpose) do update"
                                + " set beside = " + beside + ", last = " + beside + ", phase = 'new', run = ?,"
                                + " paused = false, since = clock_timestamp(), done = 0, goal = 0, compared = 0, to_compare = 0, rate = 0,"
                                + " outcome = null, comparison = null, error = null"
                                + " where g.phase in ('none', 'compared')"
                                + " or g.phase = 'kept' and g.since < clock_timestamp() - interval '10 seconds'")
                        .params(readModel, purpose.stored(), first, first, run, run)
                        .update()
                == 1;
    }

    /** Goes on to a phase, if the run is in this one. */
    boolean move(GenerationState from, GenerationPhase to, @Nullable String outcome) {
        return end(from, to, outcome, null);
    }

    /** The same, with what keeps it from getting on. */
    boolean end(GenerationState from, GenerationPhase to, @Nullable String outcome, @Nullable String error) {
        return jdbc.sql("update read_model_generations set phase = ?, since = clock_timestamp(), error = ?,"
                                + " outcome = ?, beside = case when ? = 'none' then null else beside end" + OF
                                + " and phase = ?")
                        .params(
                                to.stored(),
                                error,
                                outcome,
                                to.stored(),
                                from.readModel(),
                                from.purpose().stored(),
                                from.run(),
                                from.phase().stored())
                        .update()
                == 1;
    }

    /** The one step in which the other generation becomes the live one. */
    boolean swap(GenerationState from) {
        return jdbc.sql("update read_model_generations set live = beside, beside = live, phase = 'kept',"
                                + " since = clock_timestamp(), outcome = 'switched', error = null" + OF
                                + " and phase = 'switching' and live = ? and beside = ?")
                        .params(
                                from.readModel(),
                                from.purpose().stored(),
                                from.run(),
                                from.live(),
                                Objects.requireNonNull(from.beside()))
                        .update()
                == 1;
    }

    boolean pause(GenerationState of, boolean paused) {
        return jdbc.sql("update read_model_generations set paused = ?" + OF)
                        .params(paused, of.readModel(), of.purpose().stored(), of.run())
                        .update()
                == 1;
    }

    /**
     * How far it has come.
     *
     * @param compared so much of the comparison is done
     * @param toCompare of so much
     */
    void progress(GenerationState of, long done, long goal, long compared, long toCompare, double rate) {
        jdbc.sql("update read_model_generations set done = ?, goal = ?, compared = ?, to_compare = ?, rate = ?,"
                        + " error = null" + OF)
                .params(done, goal, compared, toCompare, rate)
                .params(of.readModel(), of.purpose().stored(), of.run())
                .update();
    }

    void compared(GenerationState of, String comparison) {
        jdbc.sql("update read_model_generations set comparison = ?" + OF)
                .params(comparison, of.readModel(), of.purpose().stored(), of.run())
                .update();
    }

    void failed(GenerationState of, String error) {
        jdbc.sql("update read_model_generations set error = ?" + OF)
                .params(error, of.readModel(), of.purpose().stored(), of.run())
                .update();
    }

    private static GenerationState state(ResultSet row, int number) throws SQLException {
        return new GenerationState(
                row.getString("read_model"),
                GenerationPurpose.valueOf(row.getString("purpose").toUpperCase(Locale.ROOT)),
                row.getInt("live"),
                row.getObject("beside", Integer.class),
                row.getInt("last"),
                GenerationPhase.of(row.getString("phase")),
                row.getBoolean("paused"),
                row.getObject("run", UUID.class),
                Duration.ofMillis((long) (1000 * row.getDouble("in_phase"))),
                row.getLong("done"),
                row.getLong("goal"),
                row.getLong("compared"),
                row.getLong("to_compare"),
                row.getDouble("rate"),
                row.getString("outcome"),
                row.getString("comparison"),
                row.getString("error"));
    }
}
