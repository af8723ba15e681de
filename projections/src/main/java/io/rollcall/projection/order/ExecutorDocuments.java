// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.order;

import io.rollcall.contracts.order.OrderId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.subscription.NotCaughtUp;
import io.rollcall.projection.shared.ReadModel;
import io.rollcall.projection.shared.ReadModelDatabase;
import io.rollcall.projection.shared.StoredDocuments;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The orders to be done, by their executors. */
@Component
public final class ExecutorDocuments implements StoredDocuments {

    private final ReadModel<Long, ExecutorDocument> model;

    public ExecutorDocuments(ReadModelDatabase database) {
        this.model = new ReadModel<>(database, ExecutorProjection.GROUP, new ExecutorCodec());
    }

    /**
     * The orders of one executor, each with its creator, in one look-up.
     *
     * @param after waits until this position is in the read model, or fails with {@link NotCaughtUp}; 0 asks for
     *     nothing
     */
    public Mono<Map<OrderId, UserId>> ordersOf(UserId executor, long after) {
        return model.find(executor.value(), after).map(ExecutorDocument::orders).defaultIfEmpty(Map.of());
    }

    @Override
    public ReadModel<Long, ExecutorDocument> model() {
        return model;
    }
}
