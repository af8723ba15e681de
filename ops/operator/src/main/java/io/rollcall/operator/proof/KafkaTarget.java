// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** A topic of Kafka, which has to be there: a record for each checkpoint, by the log's name. */
final class KafkaTarget implements CheckpointTarget {

    private static final int PATIENCE_MILLIS = 5_000;

    private final Map<String, Object> connection;
    private final String topic;
    private @Nullable Producer<String, byte[]> producer;

    /** @param connection bootstrap servers and security */
    KafkaTarget(Map<String, Object> connection, String topic) {
        this.connection = Map.copyOf(connection);
        this.topic = topic;
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public void send(CheckpointTable.Kept checkpoint) throws Exception {
        var key = checkpoint.checkpoint().origin();
        producer()
                .send(new ProducerRecord<>(topic, key, checkpoint.note().getBytes(UTF_8)))
                .get(2L * PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private synchronized Producer<String, byte[]> producer() {
        var open = producer;
        if (open == null) {
            var settings = new HashMap<>(connection);
            settings.put(ProducerConfig.ACKS_CONFIG, "all");
            settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
            settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
            settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * PATIENCE_MILLIS);
            settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
            open = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
            producer = open;
        }
        return open;
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(java.time.Duration.ZERO);
            producer = null;
        }
    }
}
