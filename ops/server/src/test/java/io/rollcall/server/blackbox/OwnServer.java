// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import io.rollcall.log.subscription.CaughtUp;
import io.rollcall.log.subscription.Role;
import io.rollcall.log.subscription.Roles;
import io.rollcall.server.RollcallServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;

/** A started server that its test may stop. */
record OwnServer(URI base, ConfigurableApplicationContext context) implements AutoCloseable {

    /** Kafka is shared, and a topic follows one log only. */
    static final String[] WITHOUT_STREAM = {
        "--rollcall.roles=web,projection,policy", "--spring.kafka.bootstrap-servers=127.0.0.1:1"
    };

    private static final Duration READY = Duration.ofMinutes(2);
    /** One at a time: applications that configure the logging of one JVM at once quarrel over it. */
    private static final ReentrantLock LOGGING = new ReentrantLock();

    private static final String ANY_TOPOLOGY = "--rollcall.read-store.any-topology";

    /** In debug mode, without a stream. */
    static OwnServer start(Parts parts) {
        return start(parts, true, WITHOUT_STREAM);
    }

    /** The same with beans of its test. */
    static OwnServer start(Parts parts, Consumer<GenericApplicationContext> beans, String... more) {
        var settings = Stream.concat(Stream.of(WITHOUT_STREAM), Stream.of(more));
        return run(arguments(parts, true, settings.toArray(String[]::new)), beans);
    }

    static OwnServer startWithoutStream(Parts parts, boolean debug, String... more) {
        var settings = Stream.concat(Stream.of(WITHOUT_STREAM), Stream.of(more));
        return start(parts, debug, settings.toArray(String[]::new));
    }

    static OwnServer start(Parts parts, boolean debug, String... more) {
        return run(arguments(parts, debug, more), none -> {});
    }

    /** One that is not ready, since something that it needs is away. */
    static OwnServer startUnready(Parts parts) {
        return open(arguments(parts, true, WITHOUT_STREAM), none -> {});
    }

    /** With all parts embedded, in a folder of its own, as a newcomer has it. */
    static OwnServer startEmbedded(Path folder) {
        return run(new String[] {"--server.port=0", "--rollcall.data-dir=" + folder}, none -> {});
    }

    private static String[] arguments(Parts parts, boolean debug, String... more) {
        var arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.datasource.url=" + parts.database().jdbcUrl(),
                "--spring.datasource.username=" + parts.database().user(),
                "--spring.datasource.password=" + parts.database().password(),
                "--spring.mongodb.uri=" + parts.mongoUri(),
                "--rollcall.privacy.key-ring=" + parts.keyRing(),
                "--spring.datasource.hikari.maximum-pool-size=8",
                "--rollcall.media.waiting=256", // many tests begin at once, each with somebody new
                "--rollcall.verification.forgetting=PT0.5S",
                "--rollcall.credential.password-memory=" + (debug ? "1MB" : "19456KB"),
                "--rollcall.debug=" + debug,
                "--rollcall.force-debug=" + debug));
        if (!debug && Stream.of(more).noneMatch(argument -> argument.startsWith(ANY_TOPOLOGY))) {
            arguments.add(ANY_TOPOLOGY + "=true"); // a container is a replica set of one, known by another name outside
        }
        arguments.addAll(Operators.settings());
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    @Override
    public void close() {
        stop(context);
    }

    /** The same; how long it took. */
    Duration stop() {
        return stop(context);
    }

    /** Once it is ready: where processors are busy its doors are open before that, and answer 503. */
    private static OwnServer run(String[] arguments, Consumer<GenericApplicationContext> beans) {
        var server = open(arguments, beans);
        if (server.context.getBean(Roles.class).all().contains(Role.WEB)) {
            try {
                Soon.until(READY, server.context.getBean(CaughtUp.class)::isSo);
            } catch (AssertionError e) {
                server.close();
                throw e;
            }
        }
        return server;
    }

    private static OwnServer open(String[] arguments, Consumer<GenericApplicationContext> beans) {
        var application = RollcallServer.application();
        application.addInitializers(begun -> LOGGING.unlock());
        application.addInitializers(OwnServer::giveOwnThreads);
        application.addInitializers(context -> Probe.addTo((GenericApplicationContext) context));
        application.addInitializers(context -> beans.accept((GenericApplicationContext) context));
        LOGGING.lock();
        try {
            var context = application.run(arguments);
            var port = ((WebServerApplicationContext) context).getWebServer().getPort();
            return new OwnServer(URI.create("http://127.0.0.1:" + port), context);
        } finally {
            if (LOGGING.isHeldByCurrentThread()) {
                LOGGING.unlock(); // it did not come that far
            }
        }
    }

    /** Otherwise it would share Netty's threads with all servers of this JVM, and take them along when it stops. */
    private static void giveOwnThreads(ConfigurableApplicationContext context) {
        context.addBeanFactoryPostProcessor(factory -> factory.addBeanPostProcessor(new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof ReactorResourceFactory resources) {
                    resources.setUseGlobalResources(false);
                }
                return bean;
            }
        }));
    }

    private static Duration stop(ConfigurableApplicationContext context) {
        var begun = System.nanoTime();
        context.close();
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
