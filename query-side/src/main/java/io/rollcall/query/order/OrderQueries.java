// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.order;

import io.rollcall.contracts.order.OrderQuery.FindOrder;
import io.rollcall.contracts.order.OrderQuery.ListExecutedOrders;
import io.rollcall.contracts.order.OrderQuery.ListPlacedOrders;
import io.rollcall.contracts.order.PlacedOrder;
import io.rollcall.projection.order.ExecutorDocuments;
import io.rollcall.projection.order.OrderDocuments;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers what is asked of orders: one look-up by id for a creator, two for an executor. */
@Component
class OrderQueries {

    private final OrderDocuments orders;
    private final ExecutorDocuments executors;

    OrderQueries(OrderDocuments orders, ExecutorDocuments executors) {
        this.orders = orders;
        this.executors = executors;
    }

    @QueryHandler
    CompletableFuture<Optional<PlacedOrder>> handle(FindOrder query) { // not Mono: Axon 4 would block() on it
        return orders.among(Map.of(query.order(), query.creator()), query.after())
                .map(found -> found.stream().findFirst())
                .toFuture();
    }

    @QueryHandler
    CompletableFuture<List<PlacedOrder>> handle(ListPlacedOrders query) {
        return orders.all(query.creator(), query.after()).toFuture();
    }

    @QueryHandler
    CompletableFuture<List<PlacedOrder>> handle(ListExecutedOrders query) {
        return executors
                .ordersOf(query.executor(), query.after())
                .flatMap(found -> orders.among(found, query.after()))
                .toFuture();
    }
}
