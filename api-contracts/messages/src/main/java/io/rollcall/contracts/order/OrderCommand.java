// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.order;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.Command;
import io.rollcall.contracts.shared.UserId;
import org.jspecify.annotations.Nullable;

/** What may be asked of one order; answered by an {@link OrderResult}. */
public sealed interface OrderCommand extends Command {

    /** The order that is asked. */
    OrderId order();

    @Override
    default String target() {
        return "order-" + order().value();
    }

    /**
     * Wants something done.
     *
     * @param key the creator's own key
     * @param executor the user that is to do the work; {@code null} for nobody yet; it stays nobody where that user has
     *     blocked the creator
     * @param code what the creator calls the order
     * @param client the customer
     * @param service of what kind
     */
    record PlaceOrder(
            OrderId order,
            KeyId key,
            UserId creator,
            @Nullable UserId executor,
            String code,
            String description,
            @Nullable String client,
            @Nullable String service)
            implements OrderCommand {}

    /**
     * Gives the work to a user, instead of the executor before; for its creator, until it is done. Nothing happens
     * where they have blocked the creator, as with an invitation (B-59).
     */
    record AssignExecutor(OrderId order, UserId by, UserId executor) implements OrderCommand {}

    /** It is done; for its creator and its executor. Nothing happens a second time. */
    record CompleteOrder(OrderId order, UserId by) implements OrderCommand {}
}
