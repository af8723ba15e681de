// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.order;

import io.rollcall.contracts.order.OrderId;
import io.rollcall.contracts.order.PlacedOrder;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.subscription.NotCaughtUp;
import io.rollcall.projection.shared.ReadModel;
import io.rollcall.projection.shared.ReadModelDatabase;
import io.rollcall.projection.shared.StoredDocuments;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The stored orders, by their creators. */
@Component
public final class OrderDocuments implements StoredDocuments {

    private static final Comparator<PlacedOrder> BY_NUMBER =
            Comparator.comparing(order -> order.id().value());

    private final ReadModel<String, OrderDocument> model;

    public OrderDocuments(ReadModelDatabase database) {
        this.model = new ReadModel<>(database, OrderProjection.GROUP, new OrderCodec());
    }

    /**
     * All orders of one creator, by ascending number, in one look-up.
     *
     * @param after waits until this position is in the read model, or fails with {@link NotCaughtUp}; 0 asks for
     *     nothing
     */
    public Mono<List<PlacedOrder>> all(UserId creator, long after) {
        return model.findAll(OrderPage.all(creator), after)
                .map(pages -> pages.stream()
                        .flatMap(page -> page.orders().values().stream())
                        .sorted(BY_NUMBER)
                        .toList());
    }

    /**
     * Those of these orders that there are, by ascending number, in one look-up.
     *
     * @param orders with the creator of each
     * @param after as for {@link #all}
     */
    public Mono<List<PlacedOrder>> among(Map<OrderId, UserId> orders, long after) {
        var pages = orders.entrySet().stream()
                .map(entry -> OrderPage.of(entry.getValue(), entry.getKey()))
                .collect(Collectors.toSet());
        return model.findAll(pages, after)
                .map(found -> found.stream()
                        .map(page -> page.orders().values())
                        .flatMap(Collection::stream)
                        .filter(order -> orders.containsKey(order.id()))
                        .sorted(BY_NUMBER)
                        .toList());
    }

    @Override
    public ReadModel<String, OrderDocument> model() {
        return model;
    }
}
