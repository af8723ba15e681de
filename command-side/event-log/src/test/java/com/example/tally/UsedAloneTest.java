// SPDX-License-Identifier: Apache-2.0
package com.example.tally;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.tally.Tally.Close;
import com.example.tally.Tally.Count;
import com.example.tally.TallyApplication.ClosedTallies;
import io.rollcall.embedded.testing.TestServers;
import io.rollcall.embedded.testing.TestServers.Database;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.log.subscription.LogHistory;
import io.rollcall.log.subscription.PolicySubscription;
import io.rollcall.log.tail.LogReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The engine with a domain of three events, and nothing else of this system. */
class UsedAloneTest {

    private final Database database = TestServers.newDatabase();

    @Test
    void decidesRemembersAndIsFollowedAndGoesOnAfterARestart() {
        try (var application = start()) {
            var commands = application.getBean(CommandGateway.class);
            commands.<Integer>send(new Count("sheep"));
            var second = commands.<Integer>send(new Count("sheep"));
            assertThat(second.result()).isEqualTo(2);
            assertThat(second.position()).isEqualTo(3); // opened, counted, counted
            await(application, second.position());
            assertThat(application.getBean(ClosedTallies.class).counts).containsEntry("sheep", 2);
            assertThat(metadata(application, second.position())).contains("\"command\":\"Count\"");
        }
        try (var application = start()) {
            var commands = application.getBean(CommandGateway.class);
            var closed = commands.<Integer>send(new Close("sheep"));
            assertThat(closed.result()).isEqualTo(2);
            assertThat(commands.<Integer>send(new Count("sheep")).result()).isEqualTo(2);
            await(application, closed.position());
            var seen = application.getBean(ClosedTallies.class);
            assertThat(seen.closed).containsExactly("sheep");
            assertThat(seen.counts)
                    .as("what was followed before is not followed again")
                    .isEmpty();
            assertThat(application.getBean(LogHistory.class).head()).isEqualTo(4);
        }
    }

    private static String metadata(ConfigurableApplicationContext application, long position) {
        var event =
                application.getBean(LogReader.class).storedAt(List.of(position)).getFirst();
        return new String(event.row().metadata(), StandardCharsets.UTF_8);
    }

    private static void await(ConfigurableApplicationContext application, long position) {
        var subscription = application.getBean(PolicySubscription.class);
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!subscription.hasSeen(position)) {
            assertThat(System.nanoTime()).as("it follows").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(TallyApplication.class)
                .web(WebApplicationType.NONE)
                .bannerMode(org.springframework.boot.Banner.Mode.OFF)
                .run(
                        "--spring.datasource.url=" + database.jdbcUrl(),
                        "--spring.datasource.username=" + database.user(),
                        "--spring.datasource.password=" + database.password(),
                        "--axon.axonserver.enabled=false");
    }
}
