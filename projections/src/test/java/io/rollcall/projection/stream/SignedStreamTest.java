// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import static io.rollcall.projection.stream.StreamExamples.TOPICS;
import static io.rollcall.projection.stream.StreamExamples.streamed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.contracts.account.UserEvent.PhoneHidden;
import io.rollcall.contracts.account.UserEvent.PhoneShown;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.projection.shared.EventDelivery;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.proof.Hash;
import io.rollcall.proof.tree.CompactRange;
import io.rollcall.stream.StreamCheckpoint;
import io.rollcall.stream.StreamFormat;
import io.rollcall.stream.StreamLeaf;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/** What was told is in a tree, and its checkpoints are signed: of what was told, and never of more. */
class SignedStreamTest {

    private static final UserId ANNA = UserId.of(7);
    private static final Duration NEVER = Duration.ofDays(1);

    private final MemoryLog log = new MemoryLog();
    private final MemoryBroker broker = new MemoryBroker();

    @Test
    void aCheckpointHasTheRootOfTheRecordsThatAnybodyReads() {
        var process = new Process(Duration.ZERO, 1_000);
        for (int batch = 1; batch <= 5; batch++) {
            log.append("user-7", new PhoneHidden(ANNA), new PhoneShown(ANNA));
            process.delivery.run();
            assertThat(signed()).hasSize(batch).last().isEqualTo(expected(2 * batch));
        }
        assertThat(broker.committed(TOPICS.checkpoints()))
                .extracting(ProducerRecord::key)
                .containsOnly("rollcall.events/1970-01-01T00");
    }

    @Test
    void theTreeGoesOnInAnotherProcess() {
        for (int process = 1; process <= 4; process++) {
            log.append("user-7", new PhoneHidden(ANNA));
            new Process(NEVER, 1_000).delivery.run();
            assertThat(signed()).last().isEqualTo(expected(process));
        }
    }

    @Test
    void isSignedAfterSoManyRecordsOrSoMuchTime() {
        var process = new Process(NEVER, 3);
        tell(process, 1);
        assertThat(signed()).as("nobody knows what was signed before").containsExactly(expected(1));
        more(process, 2);
        process.subscription.confirm();
        assertThat(signed()).hasSize(1);
        more(process, 1);
        assertThat(signed()).containsExactly(expected(1), expected(4));
    }

    /** Nothing may come after it for hours. */
    @Test
    void whatWasToldLastIsSignedWithoutAnythingAfterIt() {
        var process = new Process(Duration.ofMillis(1), 1_000);
        tell(process, 1);
        var until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        more(process, 2);
        while (signed().size() < 2 && System.nanoTime() < until) {
            process.subscription.confirm();
        }
        assertThat(signed()).containsExactly(expected(1), expected(3));
        process.subscription.confirm();
        assertThat(signed()).as("nothing is signed twice").hasSize(2);
    }

    @Test
    void whatIsTakenBackIsNeitherInTheTreeNorSigned() {
        var process = new Process(Duration.ZERO, 1_000);
        tell(process, 1);
        log.append("user-7", new PhoneShown(ANNA));
        broker.producer.commitTransactionException = new TimeoutException("away");
        assertThatThrownBy(() -> process.delivery.batch(log.after(1))).isInstanceOf(TimeoutException.class);
        process.delivery.run();
        assertThat(signed()).containsExactly(expected(1), expected(2));
    }

    @Test
    void withoutAKeyTheTreeGrowsAndNothingIsSigned() {
        log.append("user-7", new PhoneHidden(ANNA));
        var writer = new StreamWriter(broker, streamed(), null);
        new EventDelivery(new EventsToKafka(writer), new StreamSubscription(writer, log), log).run();
        assertThat(signed()).isEmpty();
        tell(new Process(Duration.ZERO, 1_000), 1);
        assertThat(signed()).containsExactly(expected(2));
    }

    /** What a version before has told is in no tree, and a part of a topic proves nothing. */
    @Test
    void aTopicThatWasBegunWithoutATreeIsNotGoneOnWith() {
        log.append("user-7", new PhoneHidden(ANNA));
        var before = StreamFormat.write(new StreamCheckpoint(log.checkpointAt(1).orElseThrow(), null, null, null));
        broker.commit(new ProducerRecord<>(TOPICS.checkpoint(), 0, CommittedStream.CHECKPOINT_KEY, before));
        assertThatThrownBy(new Process(Duration.ZERO, 1).delivery::run)
                .isInstanceOf(StreamStopped.class)
                .hasMessageContaining("no tree");
    }

    /** Claims the stream anew. */
    private void tell(Process process, int events) {
        append(events);
        process.delivery.run();
    }

    private void more(Process process, int events) {
        append(events);
        process.delivery.batch(log.after(process.subscription.position()));
    }

    private void append(int events) {
        for (int event = 0; event < events; event++) {
            log.append("user-7", new PhoneHidden(ANNA));
        }
    }

    private List<String> signed() {
        return broker.committed(TOPICS.checkpoints()).stream()
                .map(record -> new String(record.value(), UTF_8))
                .toList();
    }

    /** Made of the first records that a consumer has in the order of the log. */
    private String expected(int size) {
        var tree = new CompactRange();
        for (var record : broker.committed(TOPICS.events()).subList(0, size)) {
            tree.append(StreamLeaf.of(record.key(), record.headers(), record.value()));
        }
        return text(size, tree.root(), size);
    }

    private static String text(long size, Hash root, long position) {
        return size + " " + root + " " + position;
    }

    private record Signer(Duration interval, long records, UUID log) implements StreamSigner {

        @Override
        public Optional<Note> sign(Told told, long size, Hash root, long position) {
            assertThat(told).isEqualTo(new Told(log, log, TOPICS.events()));
            return Optional.of(new Note(text(size, root, position), Instant.EPOCH));
        }
    }

    private final class Process {

        final StreamWriter writer;
        final StreamSubscription subscription;
        final EventDelivery delivery;

        Process(Duration interval, long records) {
            var incarnation = log.checkpointAt(0).orElseThrow().incarnation();
            writer = new StreamWriter(broker, streamed(), new Signer(interval, records, incarnation));
            subscription = new StreamSubscription(writer, log, pause -> {});
            delivery = new EventDelivery(new EventsToKafka(writer), subscription, log);
        }
    }
}
