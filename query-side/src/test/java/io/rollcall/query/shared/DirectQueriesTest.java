// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.shared;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.contracts.shared.Query;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class DirectQueriesTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    record Twice(int number) implements Query<Integer> {}

    record Fail(String why) implements Query<Integer> {}

    static final class Numbers {

        @QueryHandler
        CompletableFuture<Integer> handle(Twice query) {
            return completedFuture(2 * query.number());
        }

        @QueryHandler
        CompletableFuture<Integer> handle(Fail query) {
            throw new IllegalArgumentException(query.why());
        }
    }

    private static DirectQueries over(Map<String, Object> beans) {
        var queries = new DirectQueries(new StaticListableBeanFactory(beans));
        queries.afterSingletonsInstantiated();
        return queries;
    }

    @Test
    void aQueryIsAnsweredByItsHandler() {
        assertThat(over(Map.of("numbers", new Numbers())).ask(new Twice(21)).block(SOON))
                .isEqualTo(42);
    }

    @Test
    void aHandlerThatThrowsFailsTheQueryWithThat() {
        var answer = over(Map.of("numbers", new Numbers())).ask(new Fail("bad"));
        assertThatThrownBy(() -> answer.block(SOON)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aQueryThatNobodyAnswersFails() {
        var answer = over(Map.of()).ask(new Twice(1));
        assertThatThrownBy(() -> answer.block(SOON)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void twoAnswersToOneQueryAreRefusedAtTheStart() {
        assertThatThrownBy(() -> over(Map.of("one", new Numbers(), "two", new Numbers())))
                .isInstanceOf(IllegalStateException.class);
    }
}
