// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import io.rollcall.benchmark.report.Figure;
import io.rollcall.stream.StreamFormat;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The stream of a server at work: whether it keeps up with commands, and when a consumer has what they have answered.
 */
final class StreamDelays {

    private static final int CALLERS = 64;
    private static final double HALF = 0.5;

    private final MeasuredServer server;
    private final Effort effort;
    private final CommandPath path;
    private final Map<Long, Long> answered = new ConcurrentHashMap<>();
    private final Map<Long, Long> received = new ConcurrentHashMap<>();
    private volatile boolean enough;

    StreamDelays(MeasuredServer server, Effort effort) throws SQLException, InterruptedException {
        this.server = server;
        this.effort = effort;
        this.path = new CommandPath(server, effort.grown() / 10);
    }

    List<Figure> figures() throws SQLException {
        var commands = new ArrayList<Double>();
        var told = new ArrayList<Double>();
        WarmUp.briefly(effort, () -> Rate.of(CALLERS, effort.round(), caller -> path::command));
        for (int round = 0; round < effort.rounds(); round++) {
            var before = StreamFigures.await(server, path.events());
            var begun = System.nanoTime();
            commands.add(Rate.of(CALLERS, effort.round(), caller -> path::command));
            var after = StreamFigures.await(server, path.events());
            told.add((after - before) * 1e9 / (System.nanoTime() - begun));
        }
        var full = Figure.rate("", commands, 0).median();
        var figures = new ArrayList<Figure>();
        figures.add(Figure.rate(
                "stream until all is told of commands by 64 callers, events, against the commands", told, full));
        figures.addAll(delays(full * HALF));
        return figures;
    }

    private List<Figure> delays(double rate) throws SQLException {
        var halves = new ArrayList<Double>();
        var worst = new ArrayList<Double>();
        for (int round = 0; round < effort.rounds(); round++) {
            var sorted = delays(rate, effort.round().multipliedBy(2));
            halves.add(sorted.get(sorted.size() / 2));
            worst.add(sorted.get((int) (sorted.size() * 0.99)));
        }
        return List.of(
                Figure.cost("from a command's answer to a consumer, at half of that rate, p50", "ms", halves),
                Figure.cost("from a command's answer to a consumer, at half of that rate, p99", "ms", worst));
    }

    /** In milliseconds, sorted; nothing where the consumer was first. */
    private List<Double> delays(double rate, Duration time) throws SQLException {
        answered.clear();
        received.clear();
        enough = false;
        try (var consumer = consumer()) {
            var consuming = CompletableFuture.runAsync(() -> consume(consumer), Thread::startVirtualThread);
            OpenLoad.at(rate, CALLERS, time, caller -> () -> {
                var position = path.command();
                answered.put(position, System.nanoTime());
            });
            StreamFigures.await(server, path.events());
            enough = true;
            consuming.join();
        }
        return answered.entrySet().stream()
                .filter(answer -> received.containsKey(answer.getKey()))
                .map(answer -> Math.max(0, received.get(answer.getKey()) - answer.getValue()) / 1e6)
                .sorted()
                .toList();
    }

    private void consume(KafkaConsumer<String, byte[]> consumer) {
        for (var last = 1; !enough || last > 0; ) {
            var records = consumer.poll(Duration.ofMillis(100));
            var now = System.nanoTime();
            records.forEach(record -> received.put(StreamFormat.position(record), now));
            last = records.count();
        }
    }

    /** From the end on. */
    private KafkaConsumer<String, byte[]> consumer() {
        var settings = new HashMap<>(StreamFigures.connection(server));
        settings.putAll(Map.of("isolation.level", "read_committed", "enable.auto.commit", false));
        var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor("rollcall.events").stream()
                .map(it -> new TopicPartition(it.topic(), it.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position); // which is where they end now
        return consumer;
    }
}
