// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.order;

import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.contracts.order.OrderEvent;
import io.rollcall.contracts.order.OrderEvent.ExecutorAssigned;
import io.rollcall.contracts.order.OrderEvent.OrderCompleted;
import io.rollcall.contracts.order.OrderEvent.OrderPlaced;
import io.rollcall.contracts.order.PlacedOrder;
import io.rollcall.projection.shared.ReadModel;
import java.time.Instant;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps the orders of each creator, until they leave: what they have told goes with them. */
@Component
@ProcessingGroup(OrderProjection.GROUP)
class OrderProjection {

    static final String GROUP = "orders";

    private final ReadModel<String, OrderDocument> orders;

    OrderProjection(OrderDocuments orders) {
        this.orders = orders.model();
    }

    @EventHandler
    void on(OrderEvent event, TrackingToken at, @Timestamp Instant when) {
        var page = OrderPage.of(event.creator(), event.order());
        orders.change(page, at, event, (before, happened) -> after(page, before, happened, when));
    }

    @EventHandler
    void on(AccountDeleted event, TrackingToken at) {
        OrderPage.all(event.user()).forEach(page -> orders.change(page, at, event, (before, left) -> null));
    }

    private static @Nullable OrderDocument after(
            String page, @Nullable OrderDocument before, OrderEvent event, Instant when) {
        var orders = before == null ? new OrderDocument(page, Map.of()) : before;
        if (event instanceof OrderPlaced placed) {
            return orders.with(placed(placed));
        }
        var order = orders.orders().get(event.order().value());
        if (order == null) {
            return before; // its creator has left
        }
        return switch (event) {
            case ExecutorAssigned assigned -> orders.with(OrderDocument.assigned(order, assigned.executor(), when));
            case OrderCompleted completed -> orders.with(OrderDocument.completed(order, when));
            case OrderPlaced placed -> orders;
        };
    }

    private static PlacedOrder placed(OrderPlaced event) {
        return new PlacedOrder(
                event.order(),
                event.code(),
                event.description(),
                event.creator(),
                null,
                event.client(),
                false,
                event.service(),
                event.placedAt(),
                event.placedAt());
    }
}
