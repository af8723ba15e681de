// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.order;

import io.rollcall.contracts.order.OrderId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.aggregate.IdSequences;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Draws the numbers of orders, each for a page of its creator's that has room. What is drawn counts, whether an order
 * comes of it or not.
 */
@Component
public final class OrderNumbers {

    /** Others draw at the same time: so many until somebody has met each of their pages. */
    private static final int TRIES = 4 * OrderId.PAGES;

    private final IdSequences sequences;
    private final OrderPages pages;
    private final int most;

    OrderNumbers(IdSequences sequences, OrderPages pages, OrderProperties properties) {
        this.sequences = sequences;
        this.pages = pages;
        this.most = properties.mostOnAPage();
    }

    /** The number of one more order; empty where its creator has placed as many as they may. */
    public Optional<OrderId> draw(UserId creator) {
        for (var tries = 0; tries < TRIES && !(tries > 0 && pages.full(creator, most) == OrderId.PAGES); tries++) {
            var order = new OrderId(sequences.next("order_ids"));
            if (pages.take(creator, order.page(), most)) {
                return Optional.of(order);
            }
        }
        return Optional.empty();
    }

    /** How many orders a user has placed is forgotten when the user leaves. */
    public void forget(UserId creator) {
        pages.forget(creator);
    }
}
