// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.order;

import io.rollcall.contracts.shared.UserId;

/** What came of asking something of an order. */
public sealed interface OrderResult {

    /** It is as was asked for. */
    record Done(UserId creator) implements OrderResult {}

    /** There is no such order, or none that concerns the caller. */
    record NoSuchOrder() implements OrderResult {}

    /** The caller has left meanwhile. */
    record CallerLeft() implements OrderResult {}

    /** Only its creator may ask this. */
    record NotTheirs() implements OrderResult {}

    /** Nobody, or nobody any more, has the executor's id. */
    record NoSuchExecutor() implements OrderResult {}

    /** It is done, so nobody is to do it any more. */
    record AlreadyCompleted() implements OrderResult {}
}
