// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.order;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.privacy.Personal;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import io.rollcall.contracts.shared.UserId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What has happened to one order. Each event tells all that a subscriber needs: no history must be known. */
public sealed interface OrderEvent extends Event {

    /** The order that it happened to. */
    OrderId order();

    /** The user that has placed the order. */
    UserId creator();

    /**
     * A user has placed an order.
     *
     * @param key the creator's own key
     * @param code the creator's own code for the order; {@code null} once erased, like all that follows
     * @param client the customer; {@code null} where none was given, too
     * @param service the kind of work; {@code null} where none was given, too
     */
    @EventName("order.placed")
    @Revision("1")
    record OrderPlaced(
            OrderId order,
            KeyId key,
            UserId creator,
            Instant placedAt,
            @Personal @Nullable String code,
            @Personal @Nullable String description,
            @Personal @Nullable String client,
            @Personal @Nullable String service)
            implements OrderEvent {}

    /**
     * A user is to execute the order.
     *
     * @param before the executor until now; {@code null} for none
     */
    @EventName("order.executor-assigned")
    @Revision("1")
    record ExecutorAssigned(
            OrderId order,
            UserId creator,
            UserId executor,
            @Nullable UserId before) implements OrderEvent {}

    /** The creator or the executor has marked the order as completed. */
    @EventName("order.completed")
    @Revision("1")
    record OrderCompleted(OrderId order, UserId creator, UserId by) implements OrderEvent {}
}
