// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.contracts.privacy.KeyedDigests;
import io.rollcall.log.subscription.Role;
import io.rollcall.log.subscription.Subscription;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.projection.shared.TestDigests;
import io.rollcall.projection.stream.MemoryStreamIds;
import java.nio.file.Files;
import java.nio.file.Path;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoReactiveAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ClassUtils;

class WiringTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(MongoReactiveAutoConfiguration.class, KafkaAutoConfiguration.class))
            .withPropertyValues(
                    "spring.mongodb.uri=mongodb://localhost:1/people", "spring.kafka.bootstrap-servers=localhost:1")
            .withBean(MemoryLog.class)
            .withBean(KeyedDigests.class, () -> TestDigests.DIGESTS)
            .withBean(MemoryStreamIds.class)
            .withUserConfiguration(Scan.class);

    @Test
    void everyFollowerIsABeanAndConnectsToNothingByItself() {
        runner.run(
                context -> assertThat(context.getBeansOfType(Subscription.class).values())
                        .allSatisfy(subscription -> assertThat(subscription).isInstanceOf(TokenStore.class))
                        .extracting(Subscription::name, Subscription::role)
                        .containsExactlyInAnyOrder(
                                tuple("accounts", Role.PROJECTION),
                                tuple("address-books", Role.PROJECTION),
                                tuple("blacklists", Role.PROJECTION),
                                tuple("chat-users", Role.PROJECTION),
                                tuple("conversations", Role.PROJECTION),
                                tuple("contact-lists", Role.PROJECTION),
                                tuple("credentials", Role.PROJECTION),
                                tuple("executors", Role.PROJECTION),
                                tuple("group-conversations", Role.PROJECTION),
                                tuple("group-names", Role.PROJECTION),
                                tuple("inboxes", Role.PROJECTION),
                                tuple("meetings", Role.PROJECTION),
                                tuple("memberships", Role.PROJECTION),
                                tuple("messages", Role.PROJECTION),
                                tuple("numbers", Role.PROJECTION),
                                tuple("referrals", Role.PROJECTION),
                                tuple("sessions", Role.PROJECTION),
                                tuple("orders", Role.PROJECTION),
                                tuple("profiles", Role.PROJECTION),
                                tuple("stream", Role.STREAM)));
    }

    @Test
    void aFleetThatWantsNoStreamHasNone() {
        runner.withPropertyValues("rollcall.stream.enabled=false")
                .run(context -> assertThat(
                                context.getBeansOfType(Subscription.class).values())
                        .hasSize(19)
                        .allSatisfy(it -> assertThat(it.role()).isEqualTo(Role.PROJECTION)));
    }

    /** And what it may become at most is tested by {@link DocumentBoundsTest}. */
    @Test
    void theReadmeTellsTheBoundOfEachReadModel() throws Exception {
        var readme = Files.readString(Path.of("README.md"));
        runner.run(context -> assertThat(
                        context.getBeansOfType(Subscription.class).values())
                .filteredOn(subscription -> subscription.role() == Role.PROJECTION)
                .allSatisfy(subscription -> assertThat(readme).contains("| `" + subscription.name() + "` |")));
    }

    @Test
    void theReadModelsLieInTheDatabaseThatTheUriNames() {
        runner.run(context ->
                assertThat(context.getBean(MongoDatabase.class).getName()).isEqualTo("people"));
    }

    @Test
    void thereIsOneClientForReadersAndNoneOfTheSynchronousDriver() {
        runner.run(context -> {
            assertThat(context).hasSingleBean(MongoClient.class);
            assertThat(ClassUtils.isPresent("com.mongodb.client.MongoClient", null))
                    .isFalse();
        });
    }

    @Configuration(proxyBeanMethods = false)
    @ComponentScan
    static class Scan {}
}
