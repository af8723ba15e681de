// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.log.subscription.Role;
import io.rollcall.log.subscription.StandingOrders;
import io.rollcall.log.subscription.Subscription;
import java.util.List;
import java.util.function.Predicate;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;

class SubscriptionConfigurationTest {

    private final Told subscription = new Told();

    /** Else a reader in another process than the owner's would wait for what is nothing to the subscription. */
    @Test
    void eachProcessTellsAFollowerWhatConcernsItWhetherItOwnsItOrNot() {
        var axon = DefaultConfigurer.defaultConfiguration()
                .configureEmbeddedEventStore(config -> new InMemoryEventStorageEngine());
        axon.eventProcessing(processing -> processing.registerEventHandler(config -> new OfTexts()));
        new SubscriptionConfiguration()
                .processors(List.of(subscription), StandingOrders.NONE)
                .configureModule(axon);
        var started = axon.start();
        try {
            assertThat(subscription.types.test(String.class)).isTrue();
            assertThat(subscription.types.test(Integer.class)).isFalse();
        } finally {
            started.shutdown();
        }
    }

    @ProcessingGroup("texts")
    private static final class OfTexts {

        @EventHandler
        void on(CharSequence text) {}
    }

    private static final class Told extends InMemoryTokenStore implements Subscription {

        private Predicate<Class<?>> types = any -> {
            throw new AssertionError("It was not told");
        };

        @Override
        public String name() {
            return "texts";
        }

        @Override
        public Role role() {
            return Role.PROJECTION;
        }

        @Override
        public long position() {
            return 0;
        }

        @Override
        public void concernedBy(Predicate<Class<?>> told) {
            types = told;
        }
    }
}
