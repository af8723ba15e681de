// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.order;

import io.rollcall.contracts.order.OrderId;
import io.rollcall.contracts.order.PlacedOrder;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.projection.shared.ReadModelCodec;
import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import org.bson.Document;

/** A page of orders in BSON. Times are text, since a BSON date would cut them to milliseconds. */
final class OrderCodec implements ReadModelCodec<String, OrderDocument> {

    private static final String ORDERS = "orders";

    @Override
    public Document toBson(OrderDocument page) {
        var orders = new Document();
        page.orders().forEach((id, order) -> orders.append(id.toString(), toBson(order)));
        return new Document(ORDERS, orders);
    }

    @Override
    public OrderDocument fromBson(String page, Document content) {
        var orders = new HashMap<Long, PlacedOrder>();
        var stored = content.get(ORDERS, Document.class);
        for (var key : stored.keySet()) {
            var id = OrderDocument.id(key);
            orders.put(id.value(), fromBson(id, stored.get(key, Document.class)));
        }
        return new OrderDocument(page, orders);
    }

    private static Document toBson(PlacedOrder order) {
        return new Document("code", order.code())
                .append("description", order.description())
                .append("creator", order.creator().value())
                .append(
                        "executor",
                        Optional.ofNullable(order.executor()).map(UserId::value).orElse(null))
                .append("client", order.client())
                .append("done", order.done())
                .append("service", order.service())
                .append("created", order.createdAt().toString())
                .append("updated", order.updatedAt().toString());
    }

    private static PlacedOrder fromBson(OrderId id, Document stored) {
        return new PlacedOrder(
                id,
                stored.getString("code"),
                stored.getString("description"),
                UserId.of(stored.getLong("creator")),
                Optional.ofNullable(stored.getLong("executor")).map(UserId::of).orElse(null),
                stored.getString("client"),
                stored.getBoolean("done"),
                stored.getString("service"),
                Instant.parse(stored.getString("created")),
                Instant.parse(stored.getString("updated")));
    }
}
