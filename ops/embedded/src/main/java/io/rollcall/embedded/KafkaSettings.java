// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * What the only broker of a cluster wants to know.
 *
 * @param data where its records are
 */
record KafkaSettings(Path data) {

    /**
     * One copy of each thing, as there is one broker; few partitions of its own topics, as each costs time at start.
     */
    private static final Map<String, String> FIXED = Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", "1"),
            Map.entry("controller.listener.names", "CONTROLLER"),
            Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
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
        properties.setProperty(
                "listeners", "PLAINTEXT://" + Ports.LOOPBACK + ":" + port + ",CONTROLLER://" + controller);
        return properties;
    }
}
