// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * A Kafka broker that is its own controller, inside this process. Its records survive kill -9 and a start on another
 * port.
 */
public final class KafkaPart implements AutoCloseable {

    private final KafkaRaftServer server;
    private final int port;

    private KafkaPart(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts the broker on the data that is there, or on new data.
     *
     * @param port 0 for any free one
     */
    public static KafkaPart start(DataFolder folder, int port) {
        var data = folder.of("kafka");
        try {
            var listening = port != 0 ? port : freePort();
            var properties = properties(data, listening, freePort());
            if (!Files.exists(data.resolve("meta.properties"))) {
                format(data, properties);
            }
            var server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
            server.startup();
            return new KafkaPart(server, listening);
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded Kafka does not start on " + data, e);
        }
    }

    /** Where the broker is, as Kafka's clients want it. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path data, Properties properties) throws IOException {
        Files.createDirectories(data);
        var file = Files.createTempFile(data, "format", ".properties");
        try (var out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
        var said = new ByteArrayOutputStream();
        var cluster = Uuid.randomUuid().toString();
        var status = StorageTool.execute(
                new String[] {"format", "--cluster-id", cluster, "--config", file.toString()},
                new PrintStream(said, true, StandardCharsets.UTF_8));
        Files.delete(file);
        if (status != 0) {
            throw new IOException("Kafka's storage cannot be formatted: " + said.toString(StandardCharsets.UTF_8));
        }
    }

    private static Properties properties(Path data, int port, int controllerPort) {
        var properties = new Properties();
        properties.setProperty("process.roles", "broker,controller");
        properties.setProperty("node.id", "1");
        properties.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        properties.setProperty("controller.listener.names", "CONTROLLER");
        properties.setProperty(
                "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.setProperty("log.dirs", data.toString());
        properties.setProperty("auto.create.topics.enable", "false");
        properties.setProperty("offsets.topic.num.partitions", "1");
        properties.setProperty("offsets.topic.replication.factor", "1");
        properties.setProperty("transaction.state.log.num.partitions", "1");
        properties.setProperty("transaction.state.log.replication.factor", "1");
        properties.setProperty("transaction.state.log.min.isr", "1");
        properties.setProperty("default.replication.factor", "1");
        properties.setProperty("group.initial.rebalance.delay.ms", "0");
        // A broker that starts anew waits until the session of the one before has ended; nobody else could take over
        // here.
        properties.setProperty("broker.session.timeout.ms", "2000");
        properties.setProperty("broker.heartbeat.interval.ms", "500");
        return properties;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
