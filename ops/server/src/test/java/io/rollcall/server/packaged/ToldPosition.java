// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import io.rollcall.stream.StreamFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Up to where a stream is written, as its own checkpoint says; also behind a broker that is away for a while. */
final class ToldPosition implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private long reached;

    /** @param topic of events */
    ToldPosition(Map<String, Object> kafka, String topic) {
        var settings = new HashMap<>(kafka);
        settings.putAll(Map.of("isolation.level", "read_committed", "fetch.max.wait.ms", 20));
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", "false");
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(List.of(new TopicPartition(topic + ".checkpoint", 0)));
    }

    /** The last one that was heard of. */
    long reached() {
        return reached;
    }

    /** Looks once; up to where it is. */
    long poll() {
        consumer.poll(Duration.ofMillis(5))
                .forEach(record -> reached =
                        StreamFormat.readCheckpoint(record.value()).checkpoint().position());
        return reached;
    }

    /** @throws AssertionError where it does not get there within three minutes */
    void await(long position) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (poll() < position) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("The stream is written up to %d of %d".formatted(reached, position));
            }
        }
    }

    /** How long after their commit events can be read, in milliseconds, sorted; of those committed from now on. */
    List<Double> delays(LogUnderLoad log, BooleanSupplier enough) {
        var delays = new ArrayList<Double>();
        var begun = System.nanoTime();
        while (!enough.getAsBoolean()) {
            poll();
            var now = System.nanoTime();
            for (var next = log.commits().peek();
                    next != null && next.position() <= reached;
                    next = log.commits().peek()) {
                log.commits().remove();
                if (next.nanos() > begun) {
                    delays.add((now - next.nanos()) / 1e6);
                }
            }
        }
        Collections.sort(delays);
        return delays;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
