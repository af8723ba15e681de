// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.order;

import io.rollcall.contracts.order.OrderId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.aggregate.IdSequences;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Draws the numbers of orders, each for a page of its creator's that has room. What is drawn counts, whether an order
 * comes of it or not.
 */
@Component
public final class OrderNumbers {

    /** Others draw at the same time: so many until somebody has met each of their pages. */
    private static final int TRIES = 4 * OrderId.PAGES;

    private static final String TAKE = "insert into order_pages as old (creator, page, orders) values (?, ?, 1)"
            + " on conflict (creator, page) do update set orders = old.orders + 1 where old.orders < ?";

    private static final String FULL = "select count(*) from order_pages where creator = ? and orders >= ?";

    private final IdSequences sequences;
    private final JdbcClient jdbc;
    private final int most;

    OrderNumbers(IdSequences sequences, JdbcClient jdbc, OrderProperties properties) {
        this.sequences = sequences;
        this.jdbc = jdbc;
        this.most = properties.mostOnAPage();
    }

    /** The number of one more order; empty where its creator has placed as many as they may. */
    public Optional<OrderId> draw(UserId creator) {
        for (var tries = 0; tries < TRIES && !(tries > 0 && isFull(creator)); tries++) {
            var order = new OrderId(sequences.next("order_ids"));
            if (takes(creator, order)) {
                return Optional.of(order);
            }
        }
        return Optional.empty();
    }

    /** How many orders a user has placed is forgotten when the user leaves. */
    public void forget(UserId creator) {
        jdbc.sql("delete from order_pages where creator = ?")
                .param(creator.value())
                .update();
    }

    private boolean takes(UserId creator, OrderId order) {
        return jdbc.sql(TAKE).params(creator.value(), order.page(), most).update() == 1;
    }

    private boolean isFull(UserId creator) {
        return jdbc.sql(FULL).params(creator.value(), most).query(Integer.class).single() == OrderId.PAGES;
    }
}
