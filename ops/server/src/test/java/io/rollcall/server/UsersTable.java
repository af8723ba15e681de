// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import io.rollcall.stream.StreamFormat;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;

/** The users that are there, as a consumer has them that does what the guide for analysts says. */
public final class UsersTable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, Object> settings;
    private final String topic;
    private final Map<TopicPartition, Long> places = new HashMap<>();
    private final Map<String, JsonNode> users = new TreeMap<>();
    private final Set<String> forgotten = new HashSet<>();

    /**
     * Has read nothing yet.
     *
     * @param kafka what its clients need to come in
     */
    public UsersTable(Map<String, Object> kafka, String topic) {
        this.settings = new HashMap<>(kafka);
        this.topic = topic;
        settings.putAll(Map.of("enable.auto.commit", "false", "isolation.level", "read_committed"));
    }

    /** What is on the topic by now, from where this one is. */
    public Map<String, JsonNode> read() {
        readToEnd();
        return users();
    }

    /** After a long time: from the first record on, and what is not met on the way is forgotten. */
    public Map<String, JsonNode> readAgain() {
        places.clear();
        var met = readToEnd();
        Set.copyOf(users.keySet()).stream().filter(user -> !met.contains(user)).forEach(this::forget);
        return users();
    }

    /** What was read so far, by the users' ids. */
    public Map<String, JsonNode> users() {
        return Map.copyOf(users);
    }

    /** Users with data that this consumer has had to delete. */
    public Set<String> forgotten() {
        return Set.copyOf(forgotten);
    }

    private Set<String> readToEnd() {
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            places.forEach(consumer::seek);
            var met = readToEnd(consumer, consumer.endOffsets(partitions));
            partitions.forEach(partition -> places.put(partition, consumer.position(partition)));
            return met;
        }
    }

    private Set<String> readToEnd(KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        var met = new HashSet<String>();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (ends.entrySet().stream().anyMatch(it -> consumer.position(it.getKey()) < it.getValue())) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("The broker does not deliver the users");
            }
            for (var record : consumer.poll(POLL)) {
                met.add(record.key());
                var user = StreamFormat.readUser(record);
                if (user.data() == null) {
                    forget(record.key());
                } else {
                    users.put(record.key(), user.data());
                }
            }
        }
        return met;
    }

    private void forget(String user) {
        users.remove(user);
        forgotten.add(user);
    }
}
