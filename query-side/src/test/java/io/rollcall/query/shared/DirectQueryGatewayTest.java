// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.shared;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.axonframework.messaging.responsetypes.ResponseTypes.instanceOf;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class DirectQueryGatewayTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    record Double(int number) {}

    record Fail(String why) {}

    static final class Numbers {

        @QueryHandler
        CompletableFuture<Integer> handle(Double query) {
            return completedFuture(2 * query.number());
        }

        @QueryHandler
        CompletableFuture<Integer> handle(Fail query) {
            throw new IllegalArgumentException(query.why());
        }
    }

    private static DirectQueryGateway over(Map<String, Object> beans) {
        var gateway = new DirectQueryGateway(new StaticListableBeanFactory(beans));
        gateway.afterSingletonsInstantiated();
        return gateway;
    }

    @Test
    void aQueryIsAnsweredByItsHandler() {
        var gateway = over(Map.of("numbers", new Numbers()));
        assertThat(gateway.query(new Double(21), instanceOf(Integer.class)))
                .succeedsWithin(SOON)
                .isEqualTo(42);
    }

    @Test
    void aHandlerThatThrowsFailsTheQueryWithThat() {
        var gateway = over(Map.of("numbers", new Numbers()));
        assertThat(gateway.query(new Fail("bad"), instanceOf(Integer.class)))
                .failsWithin(SOON)
                .withThrowableThat()
                .withRootCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aQueryThatNobodyAnswersFails() {
        assertThat(over(Map.of()).query(new Double(1), instanceOf(Integer.class)))
                .failsWithin(SOON);
    }

    @Test
    void twoAnswersToOneQueryAreRefusedAtTheStart() {
        assertThatThrownBy(() -> over(Map.of("one", new Numbers(), "two", new Numbers())))
                .isInstanceOf(IllegalStateException.class);
    }
}
