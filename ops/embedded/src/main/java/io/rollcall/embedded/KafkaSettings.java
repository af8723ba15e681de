// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * What the only broker of a cluster wants to know.
 *
 * @param data where its records are
 * @param login by which its clients, and it itself, come in (SASL PLAIN: nobody listens on loopback)
 */
record KafkaSettings(Path data, Login login) {

    static final int NODE = 1;
    static final String CONTROLLERS = "CONTROLLER";

    /**
     * One copy of each thing, as there is one broker; few partitions of its own topics, as each costs time at start.
     */
    private static final Map<String, String> FIXED = Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", String.valueOf(NODE)),
            Map.entry("controller.listener.names", CONTROLLERS),
            Map.entry("inter.broker.listener.name", "CLIENTS"),
            Map.entry("listener.security.protocol.map", "CLIENTS:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT"),
            Map.entry("sasl.enabled.mechanisms", "PLAIN"),
            Map.entry("sasl.mechanism.inter.broker.protocol", "PLAIN"),
            Map.entry("sasl.mechanism.controller.protocol", "PLAIN"),
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("default.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "1"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("transaction.state.log.num.partitions", "1"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "1"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            // Kafka takes 128 MB of heap at the start for what compaction remembers; only small topics are compacted.
            Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
            // A broker that starts anew waits for the session of the one before to end; nobody else could take over.
            Map.entry("broker.session.timeout.ms", "2000"),
            Map.entry("broker.heartbeat.interval.ms", "500"));

    /** The settings of one start. The controller is named by its id in the data, so its port may change. */
    Properties on(int port, int controllerPort) {
        var controller = Ports.LOOPBACK + ":" + controllerPort;
        var properties = new Properties();
        properties.putAll(FIXED);
        properties.setProperty("log.dirs", data.toString());
        properties.setProperty("controller.quorum.voters", "1@" + controller);
        properties.setProperty("listeners", "CLIENTS://" + Ports.LOOPBACK + ":" + port + ",CONTROLLER://" + controller);
        for (var listener : List.of("clients", "controller")) {
            properties.setProperty("listener.name." + listener + ".plain.sasl.jaas.config", module(accepted()));
        }
        return properties;
    }

    /** What a client needs besides the address. */
    Map<String, Object> ofClients() {
        return Map.of("security.protocol", "SASL_PLAINTEXT", "sasl.mechanism", "PLAIN", "sasl.jaas.config", module(""));
    }

    private String accepted() {
        return " user_" + login.user() + "=\"" + login.password() + "\"";
    }

    private String module(String more) {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + login.user()
                + "\" password=\"" + login.password() + "\"" + more + ";";
    }
}
