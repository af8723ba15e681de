// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.crm;

import io.rollcall.contracts.order.PlacedOrder;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.drf.DateTimes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order as the crm door shows it (BEHAVIOURS.md, what the documents do not say).
 *
 * @param creator a user's id, as {@code executor}
 * @param blocked always false: nothing here blocks an order
 * @param createdAt ISO 8601 in UTC, as {@code updatedAt}
 */
public record OrderBody(
        long id,
        @Nullable String orderCode,
        @Nullable String description,
        long creator,
        @Nullable Long executor,
        @Nullable String client,
        boolean done,
        boolean blocked,
        @Nullable String service,
        String createdAt,
        String updatedAt) {

    /** This order, as the crm door writes orders; times are in UTC. */
    public static OrderBody of(PlacedOrder order) {
        return new OrderBody(
                order.id().value(),
                order.code(),
                order.description(),
                order.creator().value(),
                Optional.ofNullable(order.executor()).map(UserId::value).orElse(null),
                order.client(),
                order.done(),
                false,
                order.service(),
                DateTimes.written(order.createdAt()),
                DateTimes.written(order.updatedAt()));
    }
}
