// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import io.rollcall.cli.Main;
import io.rollcall.cli.Surroundings;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What is done with the records of a stream by Kafka's clients alone, and by {@code rollcall stream verify}. */
final class BareStream {

    private static final int SAMPLE = 20_000;
    private static final int TIMES = 5;
    private static final int BATCH = 500;
    private static final int PARTITIONS = 3;

    private final Map<String, Object> connection;
    private final String prefix;

    /** @param prefix of a stream that is told, of which no more comes */
    BareStream(Map<String, Object> connection, String prefix) {
        this.connection = connection;
        this.prefix = prefix;
    }

    /** The first records, over and over, in transactions as large as a page of the log, with the stream's settings. */
    double producedPerSecond() throws ExecutionException, InterruptedException {
        var sample = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        read(sample);
        var topic = prefix + ".bare";
        try (var admin = Admin.create(connection)) {
            var any = Map.of("message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
            admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) -1).configs(any)))
                    .all()
                    .get();
        }
        var settings = new HashMap<>(connection);
        settings.putAll(Map.of("transactional.id", topic, "compression.type", "zstd"));
        settings.put("max.in.flight.requests.per.connection", 1);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            var begun = System.nanoTime();
            for (int from = 0; from < TIMES * sample.size(); from += BATCH) {
                producer.beginTransaction();
                for (int at = from; at < from + BATCH; at++) {
                    var it = sample.get(at % sample.size());
                    producer.send(
                            new ProducerRecord<>(topic, null, it.timestamp(), it.key(), it.value(), it.headers()));
                }
                producer.commitTransaction();
            }
            return TIMES * sample.size() * 1e9 / (System.nanoTime() - begun);
        }
    }

    /** All of them, from the first to the last, and nothing is done with them. */
    double consumedPerSecond() {
        var begun = System.nanoTime();
        return read(new ArrayList<>()) * 1e9 / (System.nanoTime() - begun);
    }

    private long read(List<ConsumerRecord<byte[], byte[]>> sample) {
        var settings = new HashMap<>(connection);
        settings.putAll(Map.of("isolation.level", "read_committed", "enable.auto.commit", false));
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(prefix + ".events").stream()
                    .map(it -> new TopicPartition(it.topic(), it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            long records = 0;
            while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    records++;
                    if (sample.size() < SAMPLE) {
                        sample.add(record);
                    }
                }
            }
            return records;
        }
    }

    /** By the command itself, in this process. */
    double verifiedPerSecond(Path folder) throws IOException {
        var config = Files.write(
                folder.resolve("kafka.properties"),
                connection.entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + text(setting.getValue()))
                        .toList());
        var records = read(new ArrayList<>());
        var begun = System.nanoTime();
        var said = new ByteArrayOutputStream();
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        var code = Main.run(
                new Surroundings(
                        Map.of(),
                        new BufferedReader(Reader.nullReader()),
                        out,
                        out,
                        false,
                        ZoneOffset.UTC,
                        Thread::sleep),
                "stream",
                "verify",
                "--config",
                config.toString(),
                "--prefix",
                prefix);
        if (code != 0) {
            throw new IllegalStateException(said.toString(StandardCharsets.UTF_8));
        }
        return records * 1e9 / (System.nanoTime() - begun);
    }

    /** Spring has lists where Kafka's files have commas. */
    private static String text(Object value) {
        return value instanceof List<?> several
                ? String.join(",", several.stream().map(String::valueOf).toList())
                : String.valueOf(value);
    }
}
