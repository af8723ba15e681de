// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.order.OrderEvent.ExecutorAssigned;
import io.rollcall.contracts.order.OrderId;
import io.rollcall.contracts.shared.UserId;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ManyExecutedOrdersTest {

    private static final UserId ADA = UserId.of(1);
    private static final UserId BOB = UserId.of(2);

    @Test
    void theNewestAreKept() {
        var creators = LongStream.rangeClosed(1, ExecutorDocument.MOST)
                .boxed()
                .collect(Collectors.toMap(Function.identity(), order -> BOB.value()));
        var after = ExecutorDocument.gained(
                new ExecutorDocument(ADA.value(), creators),
                new ExecutorAssigned(OrderId.of(ExecutorDocument.MOST + 1), BOB, ADA, null));

        assertThat(after.orders())
                .hasSize(ExecutorDocument.MOST)
                .containsKey(OrderId.of(ExecutorDocument.MOST + 1))
                .containsKey(OrderId.of(2))
                .doesNotContainKey(OrderId.of(1));
    }
}
