// SPDX-License-Identifier: Apache-2.0
package com.example.tally;

import io.rollcall.contracts.privacy.SubjectCipher;
import io.rollcall.log.TestCipher;
import io.rollcall.log.codec.EventTypes;
import io.rollcall.log.subscription.Role;
import io.rollcall.log.subscription.Roles;
import io.rollcall.log.tail.RestoreListener;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** All that is needed beside the log: the types of events, one aggregate, one subscription. */
@SpringBootApplication(scanBasePackages = {"io.rollcall.log.spring", "com.example.tally"})
class TallyApplication {

    @Bean
    EventTypes eventTypes() {
        return EventTypes.of(List.of(Tally.TallyEvent.class));
    }

    @Bean
    ClosedTallies whatIsClosed() {
        return new ClosedTallies();
    }

    @Bean
    Roles roles() {
        return new Roles(Set.of(Role.POLICY));
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** None of its events is about a person. */
    @Bean
    SubjectCipher cipher() {
        return new TestCipher();
    }

    /** It keeps nothing beside the log that a restored database could contradict. */
    @Bean
    RestoreListener restored() {
        return new RestoreListener() {
            @Override
            public void forget() {}

            @Override
            public void lost(long most) {}
        };
    }

    /** Follows the log, and remembers how far each tally has come and which are closed. */
    @ProcessingGroup(ClosedTallies.GROUP)
    @DisallowReplay
    static class ClosedTallies {

        static final String GROUP = "closed-tallies";

        final Map<String, Integer> counts = new ConcurrentHashMap<>();
        final Set<String> closed = ConcurrentHashMap.newKeySet();

        @EventHandler
        void on(Tally.TallyEvent.Counted event) {
            counts.put(event.tally(), event.count());
        }

        @EventHandler
        void on(Tally.TallyEvent.Closed event) {
            closed.add(event.tally());
        }
    }
}
