// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.order;

import io.rollcall.contracts.order.OrderEvent.ExecutorAssigned;
import io.rollcall.contracts.order.OrderId;
import io.rollcall.contracts.shared.UserId;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one user is to do, or has done: anybody can give them orders, so only the newest are kept.
 *
 * @param creators the creator of each order, by its number; not empty, and {@value #MOST} at most
 */
public record ExecutorDocument(long executor, Map<Long, Long> creators) {

    public static final int MOST = 10_000;

    public ExecutorDocument {
        creators = Map.copyOf(creators);
    }

    /** The orders, each with its creator. */
    public Map<OrderId, UserId> orders() {
        var orders = new HashMap<OrderId, UserId>();
        creators.forEach((order, creator) -> orders.put(OrderId.of(order), UserId.of(creator)));
        return orders;
    }

    static ExecutorDocument gained(@Nullable ExecutorDocument before, ExecutorAssigned event) {
        var orders = copy(before);
        orders.put(event.order().value(), event.creator().value());
        if (orders.size() > MOST) {
            orders.remove(Collections.min(orders.keySet()));
        }
        return new ExecutorDocument(event.executor().value(), orders);
    }

    static @Nullable ExecutorDocument lost(@Nullable ExecutorDocument before, ExecutorAssigned event) {
        var orders = copy(before);
        orders.remove(event.order().value());
        return before == null || orders.isEmpty() ? null : new ExecutorDocument(before.executor(), orders);
    }

    private static Map<Long, Long> copy(@Nullable ExecutorDocument before) {
        return before == null ? new HashMap<>() : new HashMap<>(before.creators());
    }
}
