// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import io.rollcall.cli.stream.CheckpointTopic;
import io.rollcall.cli.stream.SignedCheckpoint;
import io.rollcall.cli.stream.SignedCheckpoints;
import io.rollcall.cli.stream.StreamVerdict;
import io.rollcall.cli.stream.StreamVerification;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.note.NoteVerifier;
import io.rollcall.proof.note.SignedNote;
import io.rollcall.stream.StreamTopics;
import io.rollcall.stream.TopicInOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code rollcall stream verify}: asks Kafka, and no server. */
@Command(
        name = "verify",
        description = {
            "Reads a topic of events from its beginning, and holds it to what is promised of it and to its checkpoints:"
                    + " nothing missing, nothing twice, in order, unchanged. Needs Kafka, and no server and no token.",
            "Ends with 2 where something is not so, and names the first of it."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rollcall stream verify --bootstrap-server localhost:9092 --config kafka.properties",
            "  rollcall stream verify --config kafka.properties --key rollcall.example/0d3c..+5f4e..+AQ..",
            "  rollcall stream verify --config kafka.properties --topic since-june --uncommitted"
        })
final class StreamVerifyCommand implements Callable<Integer> {

    private static final int TOLD = 2_000;

    /** A transaction is seen in one topic before another; so long it may be under way. */
    private static final int LOOKS = 20;

    private static final Duration BETWEEN = Duration.ofMillis(250);

    @ParentCommand
    private StreamCommand stream;

    @Mixin
    private KafkaOptions kafka;

    @Option(
            names = "--key",
            paramLabel = "VKEY",
            description = "A public key of the log; without one no signature is looked at.")
    private List<String> keys = List.of();

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "One of this topic that was kept: without it nobody can tell whether all was written anew.")
    private @Nullable Path checkpoint;

    @Option(
            names = "--uncommitted",
            description = "Counts what was begun and taken back too, as a reader sees it that is not read_committed.")
    private boolean uncommitted;

    @Override
    public Integer call() throws InterruptedException {
        try {
            var verdict = verify(kafka.topics());
            tell(verdict);
            return verdict.first() == null ? ExitCode.OK : ExitCode.BROKEN;
        } catch (ProofRefused e) {
            throw new Failure(ExitCode.DATA, "Refused: " + e.getMessage() + ".");
        } catch (KafkaException e) {
            throw new Failure(ExitCode.UNAVAILABLE, "Kafka: " + e.getMessage() + ".");
        }
    }

    private StreamVerdict verify(StreamTopics topics) throws ProofRefused, InterruptedException {
        var verifiers = new ArrayList<NoteVerifier>();
        for (var key : keys) {
            verifiers.add(NoteVerifier.parse(key));
        }
        var kept = kept(topics, verifiers);
        try (var notes = kafka.consumer("read_committed");
                var records = kafka.consumer(uncommitted ? "read_uncommitted" : "read_committed")) {
            var signed = new ArrayList<>(List.of(SignedCheckpoints.of(kept)));
            if (!notes.partitionsFor(topics.checkpoints(), KafkaOptions.PATIENCE)
                    .isEmpty()) {
                signed.add(new CheckpointTopic(
                        notes, topics.checkpoints(), topics.events(), verifiers, KafkaOptions.PATIENCE));
            }
            var topic = new TopicInOrder(records, topics.events(), KafkaOptions.PATIENCE);
            var partitions = topic.open();
            if (partitions == 0) {
                throw new Failure(ExitCode.NO_INPUT, "There is no topic " + topics.events() + ".");
            }
            return read(topic, new StreamVerification(partitions, signed, uncommitted));
        }
    }

    private List<SignedCheckpoint> kept(StreamTopics topics, List<NoteVerifier> verifiers) throws ProofRefused {
        return checkpoint == null
                ? List.of()
                : List.of(SignedCheckpoint.of(
                        BoundedFile.read(checkpoint, SignedNote.MAX_BYTES), topics.events(), verifiers));
    }

    private StreamVerdict read(TopicInOrder topic, StreamVerification verification) throws InterruptedException {
        var progress = new Progress(stream.rollcall().terminal());
        var counted = progress.counted("verify", 0, topic.offsets());
        var records = 0;
        for (int look = 0; look == 0 || look < LOOKS && verification.awaits(); look++) {
            if (look > 0) {
                stream.rollcall().pause(BETWEEN);
                topic.lookForEnd();
            }
            for (var next = topic.next(); next.isPresent(); next = topic.next()) {
                verification.take(next.get());
                if (++records % TOLD == 0) {
                    counted.show(topic.read());
                }
            }
        }
        progress.end();
        return verification.end();
    }

    private void tell(StreamVerdict verdict) {
        var terminal = stream.rollcall().terminal();
        if (stream.rollcall().isJson()) {
            terminal.say(Fields.json(verdict.json()));
            return;
        }
        terminal.say("%d records, up to position %d; %d positions without one, which is signed."
                .formatted(verdict.records(), verdict.reached(), verdict.without()));
        terminal.say(
                "%d came again (%.3f in a thousand).".formatted(verdict.duplicates(), verdict.duplicatesPerMille()));
        terminal.say("%d checkpoints%s; signed up to position %d."
                .formatted(
                        verdict.checkpoints(),
                        keys.isEmpty() ? ", by nobody knows what key (--key)" : " by the log's key",
                        verdict.signedUpTo()));
        var fault = verdict.first();
        if (fault == null) {
            terminal.say("Complete, in order, and as it was signed.", "good");
        } else {
            terminal.say(
                    "%d faults, the first: %s at position %d%s: %s"
                            .formatted(
                                    verdict.faults(),
                                    fault.name(),
                                    fault.position(),
                                    fault.partition() < 0
                                            ? ""
                                            : " (partition " + fault.partition() + ", offset " + fault.offset() + ")",
                                    fault.what()),
                    "broken");
        }
    }
}
