// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import io.rollcall.cli.parquet.BusyFolderException;
import io.rollcall.cli.parquet.MisfitException;
import io.rollcall.cli.parquet.ParquetExport;
import io.rollcall.cli.parquet.ParquetFolder;
import io.rollcall.cli.stream.CheckpointTopic;
import io.rollcall.cli.stream.SignedCheckpoint;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.note.NoteVerifier;
import io.rollcall.stream.TopicInOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;

/** {@code rollcall export --parquet}: asks Kafka, and no server. */
final class TablesExport {

    private static final int TOLD = 2_000;

    /** Of some hundred megabytes, and so much is done again after an export that was ended in the middle. */
    private static final long PART_RECORDS = 1_000_000;

    /** A transaction is seen in one topic before another; so long it may be under way. */
    private static final int LOOKS = 20;

    private static final Duration BETWEEN = Duration.ofMillis(250);
    private static final String COMMITTED = "read_committed";

    private final Rollcall rollcall;
    private final KafkaOptions kafka;
    private final List<String> keys;

    TablesExport(Rollcall rollcall, KafkaOptions kafka, List<String> keys) {
        this.rollcall = rollcall;
        this.kafka = kafka;
        this.keys = List.copyOf(keys);
    }

    /** @throws Failure where it cannot be done, or the topic is not as it was signed */
    void fill(Path folder) throws InterruptedException {
        var verifiers = new ArrayList<NoteVerifier>();
        try (var notes = kafka.consumer(COMMITTED);
                var records = kafka.consumer(COMMITTED);
                var tables = new ParquetFolder(folder)) {
            for (var key : keys) {
                verifiers.add(NoteVerifier.parse(key));
            }
            var until = newest(notes, verifiers);
            try (var export = new ParquetExport(tables, kafka.topics().events(), until, verifiers, PART_RECORDS)) {
                var before = export.last();
                if (!export.isDone()) {
                    read(export, records, checkpoints(notes, verifiers), until.size());
                }
                tell(folder, before, export.last());
            }
        } catch (ProofRefused | MisfitException e) {
            throw new Failure(ExitCode.DATA, "Refused: " + e.getMessage() + ".");
        } catch (BusyFolderException e) {
            throw new Failure(ExitCode.TEMPORARY, e.getMessage() + ".");
        } catch (KafkaException e) {
            throw new Failure(ExitCode.UNAVAILABLE, "Kafka: " + e.getMessage() + ".");
        } catch (IOException | UncheckedIOException e) {
            throw new Failure(ExitCode.NO_INPUT, "This cannot be read or written: " + e.getMessage() + ".");
        }
    }

    private SignedCheckpoint newest(Consumer<String, byte[]> notes, List<NoteVerifier> verifiers) throws ProofRefused {
        var topics = kafka.topics();
        if (notes.partitionsFor(topics.checkpoints(), KafkaOptions.PATIENCE).isEmpty()) {
            throw new Failure(ExitCode.NO_INPUT, "There is no topic " + topics.checkpoints() + ".");
        }
        var all = checkpoints(notes, verifiers);
        var newest = all.peek();
        for (var next = newest; next.isPresent(); next = all.peek()) {
            newest = next;
            all.skip();
        }
        return newest.orElseThrow(() -> new Failure(
                ExitCode.TEMPORARY, "Nothing is signed yet: a checkpoint comes some seconds after the first event."));
    }

    private CheckpointTopic checkpoints(Consumer<String, byte[]> notes, List<NoteVerifier> verifiers) {
        var topics = kafka.topics();
        return new CheckpointTopic(notes, topics.checkpoints(), topics.events(), verifiers, KafkaOptions.PATIENCE);
    }

    private void read(ParquetExport export, Consumer<String, byte[]> records, CheckpointTopic signed, long size)
            throws IOException, ProofRefused, InterruptedException {
        var topic = new TopicInOrder(records, kafka.topics().events(), KafkaOptions.PATIENCE);
        var partitions = topic.open(export.offsets());
        if (partitions == 0) {
            throw new Failure(
                    ExitCode.NO_INPUT, "There is no topic " + kafka.topics().events() + ".");
        }
        export.begin(partitions, signed);
        var progress = new Progress(rollcall.terminal());
        var counted = progress.counted("export", export.done(), size);
        for (int look = 0; look < LOOKS && !export.isDone(); look++) {
            if (look > 0) {
                rollcall.pause(BETWEEN);
                topic.lookForEnd();
            }
            for (var next = topic.next(); next.isPresent() && !export.isDone(); ) {
                export.take(next.get());
                if (export.done() % TOLD == 0) {
                    counted.show(export.done());
                }
                next = export.isDone() ? next : topic.next();
            }
        }
        progress.end();
        export.end();
    }

    private void tell(Path folder, long before, long last) {
        rollcall.terminal()
                .note(
                        before == last
                                ? "The folder " + folder + " has all that is signed, up to position " + last + "."
                                : "The folder " + folder + " has, in addition, what was told of positions "
                                        + (before + 1) + " to " + last + ".");
        if (rollcall.isJson()) {
            rollcall.terminal()
                    .say(Fields.json(Map.of("folder", folder.toString(), "first", before + 1, "position", last)));
        }
    }
}
