// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/** A broker with access control, as in production: nobody but its administrator may do what no rule allows. */
public final class GuardedKafka implements AutoCloseable {

    private static final Login ADMINISTRATOR = new Login("rollcall", "the administrator's");

    private final KafkaRaftServer server;
    private final KafkaSettings settings;
    private final int port;

    private GuardedKafka(KafkaRaftServer server, KafkaSettings settings, int port) {
        this.server = server;
        this.settings = settings;
        this.port = port;
    }

    /**
     * Starts it on an empty folder.
     *
     * @param accounts that it knows, with their passwords, beside its administrator
     */
    public static GuardedKafka start(Path data, Map<String, String> accounts) throws IOException {
        KafkaStorage.format(data);
        var settings = new KafkaSettings(data, ADMINISTRATOR);
        var port = Ports.free();
        var properties = settings.on(port, Ports.freeBut(port));
        properties.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        properties.put("super.users", "User:" + ADMINISTRATOR.user());
        var known = new StringBuilder();
        accounts.forEach((name, password) -> known.append(" user_%s=\"%s\"".formatted(name, password)));
        properties.computeIfPresent(
                "listener.name.clients.plain.sasl.jaas.config",
                (name, module) -> module.toString().replaceFirst(";$", known + ";"));
        var server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        server.startup();
        return new GuardedKafka(server, settings, port);
    }

    /** What its administrator needs to come in. */
    public Map<String, Object> administrator() {
        var all = new HashMap<>(settings.ofClients());
        all.put("bootstrap.servers", Ports.LOOPBACK + ":" + port);
        return Map.copyOf(all);
    }

    /** The same for one of the accounts. */
    public Map<String, Object> account(String name, String password) {
        var all = new HashMap<>(new KafkaSettings(Path.of(""), new Login(name, password)).ofClients());
        all.put("bootstrap.servers", Ports.LOOPBACK + ":" + port);
        return Map.copyOf(all);
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
