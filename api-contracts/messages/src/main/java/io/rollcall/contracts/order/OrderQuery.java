// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.order;

import io.rollcall.contracts.shared.Query;
import io.rollcall.contracts.shared.UserId;
import java.util.List;
import java.util.Optional;

/** What may be asked of the order read models; {@code after} is a position that they must have passed, or 0. */
public sealed interface OrderQuery {

    /** One order of this creator; answered by {@code Optional<PlacedOrder>}. */
    record FindOrder(UserId creator, OrderId order, long after) implements OrderQuery, Query<Optional<PlacedOrder>> {}

    /** The orders that this user has placed, by ascending id; answered by a list of {@link PlacedOrder}. */
    record ListPlacedOrders(UserId creator, long after) implements OrderQuery, Query<List<PlacedOrder>> {}

    /** The orders that this user is to do or has done (C-62), by ascending id; answered as above. */
    record ListExecutedOrders(UserId executor, long after) implements OrderQuery, Query<List<PlacedOrder>> {}
}
