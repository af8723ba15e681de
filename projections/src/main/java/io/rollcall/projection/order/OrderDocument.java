// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.order;

import io.rollcall.contracts.order.OrderId;
import io.rollcall.contracts.order.PlacedOrder;
import io.rollcall.contracts.shared.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * One page of the orders of one creator.
 *
 * @param page its id
 * @param orders by their numbers; not empty
 */
public record OrderDocument(String page, Map<Long, PlacedOrder> orders) {

    public OrderDocument {
        orders = Map.copyOf(orders);
    }

    /** The page with an order as it is now, instead of as it was. */
    OrderDocument with(PlacedOrder order) {
        var all = new TreeMap<>(orders);
        all.put(order.id().value(), order);
        return new OrderDocument(page, all);
    }

    /** An order done by somebody else. */
    static PlacedOrder assigned(PlacedOrder order, UserId executor, Instant at) {
        return new PlacedOrder(
                order.id(),
                order.code(),
                order.description(),
                order.creator(),
                executor,
                order.client(),
                order.done(),
                order.service(),
                order.createdAt(),
                at);
    }

    /** An order that is done. */
    static PlacedOrder completed(PlacedOrder order, Instant at) {
        return new PlacedOrder(
                order.id(),
                order.code(),
                order.description(),
                order.creator(),
                order.executor(),
                order.client(),
                true,
                order.service(),
                order.createdAt(),
                at);
    }

    /** The number of an order, from the text that it stands under. */
    static OrderId id(String key) {
        return OrderId.of(Long.parseLong(key));
    }
}
