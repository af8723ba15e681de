// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import static io.rollcall.projection.stream.StreamExamples.PROPERTIES;
import static io.rollcall.projection.stream.StreamExamples.TOPICS;
import static io.rollcall.projection.stream.StreamExamples.beginning;
import static io.rollcall.projection.stream.StreamExamples.streamed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.contracts.shared.Checkpoint;
import io.rollcall.embedded.DataFolder;
import io.rollcall.embedded.KafkaPart;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real broker: its writer was killed, or stood still, in the middle of a transaction, so that nobody ended it. */
class KilledStreamTest {

    private static final Checkpoint FIRST = new Checkpoint(UUID.randomUUID(), 1, "0".repeat(64));
    private static final Checkpoint SECOND = new Checkpoint(FIRST.incarnation(), 2, "1".repeat(64));
    private static final Checkpoint THIRD = new Checkpoint(FIRST.incarnation(), 3, "2".repeat(64));
    private static final Checkpoint FOURTH = new Checkpoint(FIRST.incarnation(), 4, "3".repeat(64));

    @TempDir
    Path folder;

    @Test
    void goesOnWhereTheLastCommittedTransactionEnded() throws Exception {
        try (var data = DataFolder.hold(folder.resolve("data"));
                var kafka = KafkaPart.start(data, 0)) {
            var broker = new KafkaBroker(kafka.clientProperties(), PROPERTIES);

            killedInATransaction(broker);
            assertThat(reopened(broker, FIRST)).isEmpty();
            killedInATransaction(broker);
            assertThat(reopened(broker, SECOND)).contains(FIRST);
            assertThat(reopened(broker, SECOND)).contains(SECOND);
            whoStoodStillInATransactionWritesNothingOnceAnotherWrites(broker);
        }
    }

    /** And where it opens the stream anew before it knows that it is not the owner, the owner goes on all the same. */
    private static void whoStoodStillInATransactionWritesNothingOnceAnotherWrites(Broker broker) {
        var late = killedInATransaction(broker);
        var owner = new StreamWriter(broker, streamed(), null);
        assertThat(owner.open(beginning(FIRST.incarnation()), any -> {})).contains(SECOND);
        owner.publish(THIRD);
        assertThatThrownBy(late::commitTransaction).isInstanceOf(KafkaException.class);
        assertThat(reopened(broker, FOURTH)).contains(THIRD);
        assertThatThrownBy(() -> owner.publish(FOURTH)).isInstanceOf(KafkaException.class);
        assertThat(owner.open(beginning(FIRST.incarnation()), any -> {})).contains(FOURTH);
        owner.close();
        try (var consumer = broker.consumer()) {
            assertThat(new CommittedCheckpoint(consumer, TOPICS).eventsExist())
                    .as("an event of a transaction that was cut off")
                    .isFalse();
        }
    }

    private static Optional<Checkpoint> reopened(Broker broker, Checkpoint next) {
        var stream = new StreamWriter(broker, streamed(), null);
        try {
            var last = stream.open(beginning(FIRST.incarnation()), any -> {});
            stream.publish(next);
            return last;
        } finally {
            stream.close();
        }
    }

    /** Its connection stays open, as the broker may see it for a while. */
    private static Producer<String, byte[]> killedInATransaction(Broker broker) {
        broker.createTopics();
        var writer = broker.producer(FIRST.incarnation());
        writer.initTransactions();
        writer.beginTransaction();
        for (var partition = 0; partition < 3; partition++) {
            writer.send(new ProducerRecord<>(
                    TOPICS.events(), partition, "user-7", "begun".getBytes(StandardCharsets.UTF_8)));
        }
        writer.flush();
        return writer;
    }
}
