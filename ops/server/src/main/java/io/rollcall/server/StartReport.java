// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import io.rollcall.log.subscription.CaughtUp;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/** Says, once the server listens, what an operator wants to know at a start. */
final class StartReport {

    private final ServerProperties properties;
    private final Environment environment;
    private final CaughtUp caughtUp;
    private final PrintStream out;

    StartReport(ServerProperties properties, Environment environment, CaughtUp caughtUp, PrintStream out) {
        this.properties = properties;
        this.environment = environment;
        this.caughtUp = caughtUp;
        this.out = out;
    }

    @EventListener
    void on(ApplicationReadyEvent event) {
        var terminal = System.console() != null && System.console().isTerminal();
        Thread.ofVirtual().name("rebuild-progress").start(() -> {
            new Rebuild(caughtUp, out, terminal).show();
            if (event.getApplicationContext() instanceof WebServerApplicationContext web
                    && web.getWebServer() != null) {
                out.print(summary(web.getWebServer().getPort()));
                out.flush();
            }
        });
    }

    private String summary(int port) {
        var address = environment.getProperty("server.address", "0.0.0.0");
        return """

                Rollcall is ready.
                  address    http://%s:%d
                  data       %s
                  embedded   %s
                  debug mode %s
                  roles      %s

                """.formatted(
                address.equals("127.0.0.1") ? "localhost" : address,
                port,
                Path.of("").toAbsolutePath().resolve(properties.dataDir()).normalize(),
                embedded(),
                properties.debug() ? "on: the code 00000 is always right, see /debug/outbox" : "off",
                properties.roles().stream()
                        .map(role -> role.name().toLowerCase(Locale.ROOT))
                        .sorted()
                        .collect(Collectors.joining(", ")));
    }

    private String embedded() {
        var parts = new ArrayList<String>();
        var embedded = properties.embedded();
        if (embedded.postgres().enabled()) {
            parts.add("PostgreSQL");
        }
        if (embedded.mongo().enabled()) {
            parts.add("MongoDB wire server (in memory)");
        }
        if (embedded.kafka().enabled()) {
            parts.add("Kafka");
        }
        return parts.isEmpty() ? "nothing" : String.join(", ", parts);
    }
}
