// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import io.rollcall.embedded.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A Kafka broker in a process of its own, which can be killed with kill -9, and comes back on its port. */
final class BrokerProcess implements AutoCloseable {

    static final String PROPERTY = "property ";
    static final String UP = "up";

    private final Path folder;
    private final int port = Ports.free();
    private Process process;
    private Map<String, Object> properties = Map.of();

    /** Starts it, and waits until it is there. */
    BrokerProcess(Path folder) throws IOException {
        this.folder = folder;
        start();
    }

    /** What its clients need to come in. */
    Map<String, Object> properties() {
        return properties;
    }

    /** kill -9. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Starts it on what is there, and waits until it answers. */
    void start() throws IOException {
        process = new ProcessBuilder(
                        PackagedServer.JAVA,
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerMain.class.getName(),
                        folder.toString(),
                        Integer.toString(port))
                .redirectErrorStream(true)
                .start();
        var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var read = new HashMap<String, Object>();
        var all = new StringBuilder();
        for (var line = said.readLine(); !UP.equals(line); line = said.readLine()) {
            if (line == null) {
                throw new IllegalStateException("The broker has ended:\n" + all);
            }
            all.append(line).append('\n');
            if (line.startsWith(PROPERTY)) {
                var at = line.indexOf('=');
                read.put(line.substring(PROPERTY.length(), at), line.substring(at + 1));
            }
        }
        properties = Map.copyOf(read);
        Thread.ofVirtual().start(() -> said.lines().forEach(line -> {})); // what nobody reads would block it
    }

    @Override
    public void close() {
        kill();
    }
}
