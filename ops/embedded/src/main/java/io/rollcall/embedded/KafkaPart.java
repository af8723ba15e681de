// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker that is its own controller, inside this process. Its records survive kill -9 and a start on another
 * port; its cluster id stays. It takes nobody without the password of its data folder.
 */
public final class KafkaPart implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaPart.class);
    private static final int ATTEMPTS = 5;
    private static final Duration STOP = Duration.ofSeconds(30);

    static {
        // A broker that cannot go on ends its process; here it would take the whole server along, which can do without.
        Exit.setExitProcedure(KafkaPart::giveUp);
        Exit.setHaltProcedure(KafkaPart::giveUp);
    }

    private final KafkaRaftServer server;
    private final KafkaSettings settings;
    private final int port;
    private final int controllerPort;
    private final AtomicBoolean closed = new AtomicBoolean();

    private KafkaPart(KafkaRaftServer server, KafkaSettings settings, int port, int controllerPort) {
        this.server = server;
        this.settings = settings;
        this.controllerPort = controllerPort;
        this.port = port;
    }

    /**
     * Starts the broker on the data that is there, or on new data.
     *
     * @param port 0 for any free one
     * @throws IllegalStateException if the port is taken
     * @throws UncheckedIOException if the data cannot be used
     */
    public static KafkaPart start(DataFolder folder, int port) {
        var began = System.nanoTime();
        var data = folder.of("kafka");
        try {
            if (!Files.exists(data.resolve("meta.properties"))) {
                Folders.make(data, KafkaStorage::format);
            }
            Folders.close(data);
            var settings = new KafkaSettings(
                    data, new Login("rollcall", Passwords.in(folder).of("kafka")));
            for (var attempt = 1; ; attempt++) {
                if (port != 0) {
                    Ports.requireFree(port, "Kafka");
                }
                var listening = port != 0 ? port : Ports.free();
                var controller = Ports.freeBut(listening);
                var server = server(settings, listening, controller);
                if (starts(server, attempt == ATTEMPTS)) {
                    LOG.info("Kafka started in {} ms on port {}", Elapsed.millisSince(began), listening);
                    return new KafkaPart(server, settings, listening, controller);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded Kafka does not start: " + e.getMessage(), e);
        }
    }

    /** Where the broker is, as Kafka's clients want it. */
    public String bootstrapServers() {
        return Ports.LOOPBACK + ":" + port;
    }

    /** Where its controller is. */
    String controller() {
        return Ports.LOOPBACK + ":" + controllerPort;
    }

    /** All that Kafka's clients need to come in: the address, and what proves that they may. */
    public Map<String, Object> clientProperties() {
        var all = new HashMap<>(settings.ofClients());
        all.put("bootstrap.servers", bootstrapServers());
        return Map.copyOf(all);
    }

    /** Stops the broker, within half a minute. Does nothing the second time. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        var began = System.nanoTime();
        if (stops(server)) {
            LOG.info("Kafka stopped in {} ms", Elapsed.millisSince(began));
        } else {
            LOG.warn("Kafka does not stop; it ends with this process, and its records are safe");
        }
    }

    private static KafkaRaftServer server(KafkaSettings settings, int port, int controllerPort) {
        return new KafkaRaftServer(KafkaConfig.fromProps(settings.on(port, controllerPort), false), Time.SYSTEM);
    }

    /** Between the choice of a free port and its use, another process may have been quicker: false. */
    private static boolean starts(KafkaRaftServer server, boolean last) {
        try {
            server.startup();
            return true;
        } catch (RuntimeException e) {
            stops(server);
            if (!last && isPortTaken(e)) {
                return false;
            }
            throw e;
        }
    }

    private static boolean isPortTaken(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(BindException.class::isInstance);
    }

    private static boolean stops(KafkaRaftServer server) {
        var stop = Thread.ofPlatform().daemon().name("kafka-stop").start(() -> {
            server.shutdown();
            server.awaitShutdown();
        });
        return Uninterrupted.get(() -> stop.join(STOP));
    }

    private static void giveUp(int status, String message) {
        LOG.error("Kafka has given up with status {}; start the server anew to have it back", status);
        throw new IllegalStateException("Kafka has given up with status " + status);
    }
}
