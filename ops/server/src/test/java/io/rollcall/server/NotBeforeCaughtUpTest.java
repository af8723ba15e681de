// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

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

    private final Subscription accounts = accounts();
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
        when(accounts.isCaughtUp()).thenReturn(true);
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

    private static Subscription accounts() {
        var accounts = mock(Subscription.class);
        when(accounts.name()).thenReturn("accounts");
        when(accounts.role()).thenReturn(Role.PROJECTION);
        when(accounts.isFollowedHere()).thenReturn(true);
        return accounts;
    }
}
