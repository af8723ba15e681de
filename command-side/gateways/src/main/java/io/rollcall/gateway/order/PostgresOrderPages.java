// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.order;

import io.rollcall.command.order.OrderPages;
import io.rollcall.contracts.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of {@code order_pages}. */
@Component
final class PostgresOrderPages implements OrderPages {

    private static final String TAKE = "insert into order_pages as old (creator, page, orders) values (?, ?, 1)"
            + " on conflict (creator, page) do update set orders = old.orders + 1 where old.orders < ?";

    private static final String FULL = "select count(*) from order_pages where creator = ? and orders >= ?";

    private final JdbcClient jdbc;

    PostgresOrderPages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean take(UserId creator, int page, int most) {
        return jdbc.sql(TAKE).params(creator.value(), page, most).update() == 1;
    }

    @Override
    public int full(UserId creator, int most) {
        return jdbc.sql(FULL).params(creator.value(), most).query(Integer.class).single();
    }

    @Override
    public void forget(UserId creator) {
        jdbc.sql("delete from order_pages where creator = ?")
                .param(creator.value())
                .update();
    }
}
