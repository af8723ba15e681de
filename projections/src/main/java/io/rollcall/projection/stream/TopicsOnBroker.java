// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import io.rollcall.stream.StreamTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topics of the stream. They take events of any time: a broker refuses by itself what is an hour ahead of its own
 * clock, and a stream that cannot tell one event tells none after it.
 */
final class TopicsOnBroker {

    private static final Logger LOG = LoggerFactory.getLogger(TopicsOnBroker.class);

    private static final Map<String, String> ANY_TIME = Map.of(
            TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG, Long.toString(Long.MAX_VALUE),
            TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, Long.toString(Long.MAX_VALUE));

    /** Signed checkpoints; later the last one of each hour. */
    private static final Duration ALL_KEPT_FOR = Duration.ofDays(7);

    /** A broker may have made it by itself. */
    private static final Map<String, String> COMPACTED =
            ofAnyTime(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));

    /** What was said of a user that has left is gone a day later, and that they have left can be read for a week. */
    private static final Map<String, String> OF_USERS = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT,
            TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
                    Long.toString(Duration.ofDays(1).toMillis()),
            TopicConfig.DELETE_RETENTION_MS_CONFIG,
                    Long.toString(Duration.ofDays(7).toMillis()));

    private final StreamTopics topics;
    private final StreamProperties properties;
    private final Duration patience;
    private boolean warned;

    /** @param patience for each answer of the broker */
    TopicsOnBroker(StreamTopics topics, StreamProperties properties, Duration patience) {
        this.topics = topics;
        this.properties = properties;
        this.patience = patience;
    }

    /** Makes those that do not exist yet, and sets to any time those that do. */
    void make(Admin admin) {
        var existing = new ArrayList<ConfigResource>();
        admin.createTopics(all(topics, properties)).values().forEach((name, created) -> {
            try {
                answer(created);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw new KafkaException("A topic cannot be made", e.getCause());
                }
                existing.add(new ConfigResource(ConfigResource.Type.TOPIC, name));
            }
        });
        try {
            letTakeAnyTime(admin, existing);
        } catch (ExecutionException e) {
            warn(e.getCause());
        }
    }

    static List<NewTopic> all(StreamTopics topics, StreamProperties properties) {
        var forEver = Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1", TopicConfig.RETENTION_BYTES_CONFIG, "-1");
        var compacted = Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        var thinned = new HashMap<>(compacted);
        thinned.put(TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, Long.toString(ALL_KEPT_FOR.toMillis()));
        var all = new ArrayList<>(List.of(
                new NewTopic(topics.events(), properties.partitions(), properties.replication())
                        .configs(ofAnyTime(forEver)),
                new NewTopic(topics.checkpoint(), 1, properties.replication()).configs(ofAnyTime(compacted)),
                new NewTopic(topics.checkpoints(), 1, properties.replication()).configs(ofAnyTime(thinned))));
        if (topics.users() != null) {
            all.add(new NewTopic(topics.users(), properties.partitions(), properties.replication())
                    .configs(ofAnyTime(OF_USERS)));
        }
        return all;
    }

    /** Of a topic that is there. */
    String id(Admin admin, String topic) {
        try {
            return answer(admin.describeTopics(List.of(topic)).allTopicNames())
                    .get(topic)
                    .topicId()
                    .toString();
        } catch (ExecutionException e) {
            throw new KafkaException("A topic cannot be looked at", e.getCause());
        }
    }

    private static Map<String, String> ofAnyTime(Map<String, String> more) {
        var all = new HashMap<>(ANY_TIME);
        all.putAll(more);
        return all;
    }

    /** Asks first: an account that may only look need not be allowed to change anything once all is well. */
    private void letTakeAnyTime(Admin admin, Collection<ConfigResource> existing) throws ExecutionException {
        var changes = new HashMap<ConfigResource, Collection<AlterConfigOp>>();
        answer(admin.describeConfigs(existing).all()).forEach((topic, config) -> {
            var needed = changes(config, topic.name().equals(topics.users()) ? COMPACTED : ANY_TIME);
            if (!needed.isEmpty()) {
                changes.put(topic, needed);
            }
        });
        if (!changes.isEmpty()) {
            answer(admin.incrementalAlterConfigs(changes).all());
        }
    }

    private static List<AlterConfigOp> changes(Config config, Map<String, String> needed) {
        return needed.entrySet().stream()
                .filter(wanted -> {
                    var is = config.get(wanted.getKey()); // brokers before 3.6 know no such limits
                    return is != null && !wanted.getValue().equals(is.value());
                })
                .map(wanted -> new ConfigEntry(wanted.getKey(), wanted.getValue()))
                .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
                .toList();
    }

    private <T> T answer(KafkaFuture<T> asked) throws ExecutionException {
        try {
            return asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new KafkaException("The broker does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted", e);
        }
    }

    /** Once: the stream goes on, as long as nobody's clock is far ahead of the broker's. */
    private void warn(Throwable refusal) {
        if (!warned) {
            warned = true;
            LOG.warn(
                    "The broker does not let {} be set for the stream's topics: {}",
                    TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
                    refusal.getClass().getName());
        }
    }
}
