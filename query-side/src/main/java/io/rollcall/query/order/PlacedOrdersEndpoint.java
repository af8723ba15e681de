// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.order;

import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.order.OrderQuery.ListPlacedOrders;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Queries;
import io.rollcall.http.ReadPosition;
import io.rollcall.http.Route;
import io.rollcall.http.crm.OrderBody;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * {@code GET /users/order/}: the orders that the caller has placed (our extension). Two look-ups: the caller, the pages
 * of their orders.
 */
@Component
final class PlacedOrdersEndpoint implements Endpoint {

    private final Queries queries;

    PlacedOrdersEndpoint(Queries queries) {
        this.queries = queries;
    }

    @Override
    public Route route() {
        return Route.get(Door.CRM, "/users/order/");
    }

    @Override
    public Mono<Answer> handle(Call call) {
        return ReadPosition.position()
                .map(after -> new ListPlacedOrders(call.user(), after))
                .flatMap(queries::ask)
                .map(orders -> Answer.ok(orders.stream().map(OrderBody::of).toList()));
    }
}
