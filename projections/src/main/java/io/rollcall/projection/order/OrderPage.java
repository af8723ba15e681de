// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.order;

import io.rollcall.contracts.order.OrderId;
import io.rollcall.contracts.shared.UserId;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the orders of one creator are cut into pages: by the orders' numbers. All can be named once the creator leaves.
 */
final class OrderPage {

    private OrderPage() {}

    /** The page on which an order stands. */
    static String of(UserId creator, OrderId order) {
        return name(creator, order.page());
    }

    /** All pages that a creator may have. */
    static List<String> all(UserId creator) {
        return IntStream.range(0, OrderId.PAGES)
                .mapToObj(page -> name(creator, page))
                .toList();
    }

    private static String name(UserId creator, int page) {
        return creator.value() + "/" + page;
    }
}
