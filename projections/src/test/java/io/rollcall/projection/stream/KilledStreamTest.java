// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.log.Checkpoint;
import io.rollcall.embedded.DataFolder;
import io.rollcall.embedded.KafkaPart;
import io.rollcall.stream.StreamTopics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real broker: its writer was killed in the middle of a transaction, so that nobody ended it. */
class KilledStreamTest {

    private static final Checkpoint FIRST = new Checkpoint(UUID.randomUUID(), 1, "0".repeat(64));
    private static final Checkpoint SECOND = new Checkpoint(FIRST.incarnation(), 2, "1".repeat(64));

    @TempDir
    Path folder;

    @Test
    void goesOnWhereTheLastCommittedTransactionEnded() throws Exception {
        try (var data = DataFolder.hold(folder.resolve("data"));
                var kafka = KafkaPart.start(data, 0)) {
            var broker = new KafkaBroker(kafka.clientProperties(), new StreamProperties(3, (short) -1));

            killedInATransaction(broker);
            assertThat(reopened(broker, FIRST)).isEmpty();
            killedInATransaction(broker);
            assertThat(reopened(broker, SECOND)).contains(FIRST);
            assertThat(reopened(broker, SECOND)).contains(SECOND);
        }
    }

    private static Optional<Checkpoint> reopened(Broker broker, Checkpoint next) {
        var stream = new EventStream(broker, new Subjects((use, text) -> text));
        try {
            var last = stream.open();
            stream.publish(next);
            return last;
        } finally {
            stream.close();
        }
    }

    /** Its connection stays open, as the broker may see it for a while. */
    private static void killedInATransaction(Broker broker) {
        broker.createTopics();
        var writer = broker.producer();
        writer.initTransactions();
        writer.beginTransaction();
        for (var partition = 0; partition < 3; partition++) {
            writer.send(new ProducerRecord<>(
                    StreamTopics.EVENTS, partition, "user-7", "begun".getBytes(StandardCharsets.UTF_8)));
        }
        writer.flush();
    }
}
