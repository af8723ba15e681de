// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import io.rollcall.export.ExportFiles;
import io.rollcall.export.WholeExport;
import io.rollcall.log.append.EventTable;
import io.rollcall.log.append.Head;
import io.rollcall.log.codec.EventRow;
import io.rollcall.log.codec.StoredEvent;
import io.rollcall.log.subscription.OwnershipLocks;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.ProofRefused.Reason;
import io.rollcall.proof.check.TrustPolicy;
import io.rollcall.proof.checkpoint.Checkpoint;
import io.rollcall.proof.leaf.RecordedEvent;
import io.rollcall.proof.note.SignedNote;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Takes an export in, all of it or nothing: each event is held to its leaf, all of them to the tiles and to the signed
 * checkpoint before the one commit. What follows from the log, read models above all, is made of it afterwards.
 */
final class LogImport {

    private static final int PAGE = 2_000;

    private final ImportProperties properties;
    private final ExportFiles files;
    private final PrintStream out;
    private List<StoredEvent> page = new ArrayList<>();
    private Head head = Head.START;

    /** @param out is told how far it is */
    LogImport(ImportProperties properties, PrintStream out) {
        this.properties = properties;
        this.files = new ExportFiles(properties.folder());
        this.out = out;
    }

    /** @throws StartRefused where the database is not empty, or the export proves nothing; nothing is changed then */
    void into(DataSource database) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            into(connection, believed());
            connection.commit();
        } catch (ProofRefused e) {
            throw refused(e.getMessage() + ".");
        } catch (IOException | UncheckedIOException e) {
            throw refused("It cannot be read: " + e.getMessage() + ".");
        } catch (SQLException e) {
            throw new IllegalStateException("The log could not be imported", e);
        }
    }

    private StartRefused refused(String why) {
        return new StartRefused(
                "The export " + files.folder() + " (rollcall.import.folder) is refused, and nothing was imported. "
                        + why,
                "Take another copy of the export, or make a new one.");
    }

    private Checkpoint believed() throws IOException, ProofRefused {
        if (properties.keys().isEmpty()) {
            throw new StartRefused(
                    "An import believes nothing that is not signed, and there is no key of the log.",
                    "Set rollcall.import.keys to the public keys of the log, as its operators tell them.");
        }
        return TrustPolicy.of(properties.verifiers())
                .verify(SignedNote.parse(Files.readAllBytes(files.checkpoint())))
                .checkpoint();
    }

    private void into(Connection connection, Checkpoint checkpoint) throws SQLException, IOException, ProofRefused {
        var rows = new ImportedRows(connection);
        rows.lock();
        requireAlone(connection);
        var there = EventTable.head(connection).position();
        if (there > 0) {
            requireSame(EventTable.incarnation(connection) + "", there, checkpoint);
            return;
        }
        var progress = new ImportProgress(checkpoint.size(), out);
        var incarnation = written(checkpoint, rows, progress);
        rows.complete(incarnation, head, properties.subjectKeys());
        requireAlone(connection);
        progress.end(checkpoint);
    }

    private UUID written(Checkpoint checkpoint, ImportedRows rows, ImportProgress progress)
            throws SQLException, IOException, ProofRefused {
        try (var pages = new ImportedPages(rows)) {
            var incarnation = new WholeExport(files, checkpoint).read((RecordedEvent event) -> {
                take(event, pages);
                progress.show(event.position());
            });
            pages.write(page);
            pages.await();
            return incarnation;
        }
    }

    /** A process that runs has read the log as it was, and its policies would send what was sent long ago. */
    private static void requireAlone(Connection connection) throws SQLException {
        if (OwnershipLocks.isAnyProcess(connection)) {
            throw new StartRefused(
                    "A server is running on this database, and a log is imported into one that nobody uses.",
                    "Stop all of its processes, and begin again.");
        }
    }

    private void requireSame(String incarnation, long events, Checkpoint checkpoint) {
        if (!checkpoint.origin().endsWith("/" + incarnation) || events < checkpoint.size()) {
            throw new StartRefused(
                    "A log is imported into an empty database, and this one has " + events + " events.",
                    "Name an empty database.");
        }
        out.println("This log is there already: nothing is imported.");
    }

    private void take(RecordedEvent event, ImportedPages pages) throws ProofRefused, SQLException {
        page.add(stored(event));
        if (page.size() == PAGE) {
            pages.write(page);
            page = new ArrayList<>();
        }
    }

    private StoredEvent stored(RecordedEvent event) throws ProofRefused {
        var row = new EventRow(
                event.aggregate(),
                event.version(),
                event.aggregateType(),
                event.id(),
                event.type(),
                event.revision(),
                event.payload(),
                event.metadata());
        var stored = head.next(row, row.digest(), event.recordedAt());
        if (!stored.recordedAt().equals(event.recordedAt())) {
            throw new ProofRefused(
                    Reason.OTHER_EVENT, "Position " + event.position() + " was recorded before the one before it");
        }
        head = Head.after(stored);
        return stored;
    }
}
