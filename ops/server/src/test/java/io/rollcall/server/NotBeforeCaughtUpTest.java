// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.http.Refusal;
import io.rollcall.log.subscription.CaughtUp;
import io.rollcall.log.subscription.Role;
import io.rollcall.log.subscription.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

class NotBeforeCaughtUpTest {

    private final ReadModel accounts = new ReadModel();
    private final NotBeforeCaughtUp filter =
            new NotBeforeCaughtUp(new CaughtUp(List.of(accounts), none -> false, Duration.ofDays(1)));
    private final List<String> reached = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"/api/account/", "/api/auth/code/", "/media/x", "/debug/outbox", "/", "/actuatorx"})
    void noDoorIsOpenBefore(String path) {
        assertThatThrownBy(() -> ask(path))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.answer())
                                .isEqualTo(Refusal.unavailable(1).answer()));
        assertThat(reached).isEmpty();
    }

    @Test
    void itsHealthCanBeAskedForBefore() {
        ask("/actuator/health/readiness");
        assertThat(reached).containsExactly("/actuator/health/readiness");
    }

    @Test
    void everyDoorIsOpenThen() {
        accounts.whole = true;
        ask("/api/account/");
        assertThat(reached).containsExactly("/api/account/");
    }

    private void ask(String path) {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.get(path));
        filter.filter(
                        exchange,
                        asked -> Mono.fromRunnable(
                                () -> reached.add(asked.getRequest().getPath().value())))
                .block();
    }

    private static final class ReadModel implements Subscription {

        private boolean whole;

        @Override
        public String name() {
            return "accounts";
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
        public boolean isCaughtUp() {
            return whole;
        }

        @Override
        public boolean isFollowedHere() {
            return true;
        }
    }
}
