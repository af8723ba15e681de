// SPDX-License-Identifier: Apache-2.0
package io.rollcall.examples.analytics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/**
 * Counts registrations by hour and region, invitations, and how many codes are confirmed, and answers over HTTP. Its
 * state lies in a folder, and on the broker too: it goes on after a start where it was, also where the folder is gone.
 */
public final class Analytics implements AutoCloseable {

    private static final Duration STOP = Duration.ofSeconds(20);

    private final KafkaStreams streams;
    private final AnalyticsServer server;
    private final CountDownLatch ended = new CountDownLatch(1);

    /**
     * Starts it.
     *
     * @param kafka what Kafka's clients need to come in
     * @param topic of events
     * @param folder for the state
     * @param port of HTTP on loopback; 0 for any free one
     * @throws IOException where the port is taken
     */
    Analytics(Map<String, Object> kafka, String topic, Path folder, int port) throws IOException {
        streams = new KafkaStreams(AnalyticsTopology.of(topic), settings(kafka, topic, folder));
        streams.setUncaughtExceptionHandler(failure -> StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        streams.setStateListener((now, before) -> {
            if (now.hasCompletedShutdown()) {
                ended.countDown();
            }
        });
        server = new AnalyticsServer(new AnalyticsQueries(streams), port);
        streams.start();
    }

    /**
     * Exactly once: counts, and how far they go, are written in one transaction; so it reads only what is committed.
     */
    private static Properties settings(Map<String, Object> kafka, String topic, Path folder) {
        var settings = new Properties();
        settings.putAll(kafka);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, topic + "-analytics");
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        // Its own topics are to take events of any time, as the stream does: some clock may be hours ahead of the
        // broker's.
        settings.put(
                StreamsConfig.topicPrefix(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG),
                Long.toString(Long.MAX_VALUE));
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        return settings;
    }

    int port() {
        return server.port();
    }

    /**
     * Waits until it counts no more: because it was closed, or because of what it cannot get over, such as a record
     * that is no event. A broker that is away is waited for.
     */
    private void awaitEnd() throws InterruptedException {
        ended.await();
    }

    @Override
    public void close() {
        server.close();
        // Whatever takes over, need not wait until this one has not been heard of for a while.
        streams.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(STOP));
    }

    /**
     * Arguments: a file of Kafka's settings, a folder for the state, and if they are others, the topic and the port.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 2) {
            System.err.println("analytics KAFKA.PROPERTIES FOLDER [TOPIC [PORT]]");
            System.exit(2);
        }
        var topic = arguments.length > 2 ? arguments[2] : "rollcall.events";
        var port = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 7070;
        var analytics = new Analytics(read(Path.of(arguments[0])), topic, Path.of(arguments[1]), port);
        Runtime.getRuntime().addShutdownHook(new Thread(analytics::close));
        System.out.println("http://127.0.0.1:" + analytics.port() + "/registrations");
        analytics.awaitEnd();
        System.exit(1); // nothing where the process is being stopped: that is under way
    }

    private static Map<String, Object> read(Path file) throws IOException {
        var read = new Properties();
        try (var in = Files.newInputStream(file)) {
            read.load(in);
        }
        var kafka = new HashMap<String, Object>();
        read.stringPropertyNames().forEach(name -> kafka.put(name, read.getProperty(name)));
        return kafka;
    }
}
