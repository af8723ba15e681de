// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.order;

import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.order.OrderQuery.ListExecutedOrders;
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
 * {@code GET /users/user/executor/}: the orders that the caller executes (C-61..C-64). Three look-ups: the caller,
 * which orders these are, the pages where they stand.
 */
@Component
final class ExecutedOrdersEndpoint implements Endpoint {

    private final Queries queries;

    ExecutedOrdersEndpoint(Queries queries) {
        this.queries = queries;
    }

    @Override
    public Route route() {
        return Route.get(Door.CRM, "/users/user/executor/");
    }

    @Override
    public Mono<Answer> handle(Call call) {
        return ReadPosition.position()
                .map(after -> new ListExecutedOrders(call.user(), after))
                .flatMap(queries::ask)
                .map(orders -> Answer.ok(orders.stream().map(OrderBody::of).toList()));
    }
}
