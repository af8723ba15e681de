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

/** What has happened to one order. It tells all of it, so that whoever follows needs no history. */
public sealed interface OrderEvent extends Event {

    OrderId order();

    UserId creator();

    /**
     * Somebody wants something done.
     *
     * @param key the creator's, under which the personal components are encrypted
     * @param code what the creator calls the order; {@code null} once erased, as all that follows
     * @param client for whom; {@code null} where not given, too
     * @param service of what kind; {@code null} where not given, too
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
     * Somebody is to do it.
     *
     * @param before who was to do it until now; {@code null} for nobody
     */
    @EventName("order.executor-assigned")
    @Revision("1")
    record ExecutorAssigned(
            OrderId order,
            UserId creator,
            UserId executor,
            @Nullable UserId before) implements OrderEvent {}

    /** It is done, says one of the two. */
    @EventName("order.completed")
    @Revision("1")
    record OrderCompleted(OrderId order, UserId creator, UserId by) implements OrderEvent {}
}
