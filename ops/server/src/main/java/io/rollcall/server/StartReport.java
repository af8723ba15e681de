// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import io.rollcall.log.subscription.CaughtUp;
import io.rollcall.operator.access.OperatorRole;
import io.rollcall.operator.access.OperatorTokens;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/** Says, once the server listens, what an operator wants to know at a start. */
final class StartReport {

    private final ServerProperties properties;
    private final Environment environment;
    private final CaughtUp caughtUp;
    private final @Nullable OperatorTokens operators;
    private final PrintStream out;

    /** @param operators {@code null} where there is no API of operators */
    StartReport(
            ServerProperties properties,
            Environment environment,
            CaughtUp caughtUp,
            @Nullable OperatorTokens operators,
            PrintStream out) {
        this.operators = operators;
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
                %s
                """.formatted(
                address.equals("127.0.0.1") ? "localhost" : address,
                port,
                Path.of("").toAbsolutePath().resolve(properties.dataDir()).normalize(),
                embedded(),
                properties.debug() ? "on: the code 00000 is always right, see /debug/outbox" : "off",
                properties.roles().stream()
                        .map(role -> role.name().toLowerCase(Locale.ROOT))
                        .sorted()
                        .collect(Collectors.joining(", ")),
                drawnTokens());
    }

    /**
     * Good until this process ends, so that a newcomer has some; where tokens are configured nothing is told of them.
     */
    private String drawnTokens() {
        if (operators == null || operators.drawnHere().isEmpty()) {
            return "";
        }
        var drawn = operators.drawnHere();
        return "  operators  /ops/v1/, until this process ends by the tokens\n"
                + Arrays.stream(OperatorRole.values())
                        .map(role ->
                                "             %-8s %s".formatted(role.name().toLowerCase(Locale.ROOT), drawn.get(role)))
                        .collect(Collectors.joining("\n", "", "\n"));
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
