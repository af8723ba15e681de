// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.order;

import io.rollcall.contracts.shared.UserId;

/** What came of asking something of an order. */
public sealed interface Ordering {

    /** It is as was asked for. */
    record Done(UserId creator) implements Ordering {}

    /** There is no such order, or none that concerns whoever asks. */
    record NoSuchOrder() implements Ordering {}

    /** Whoever asks has left meanwhile. */
    record CallerLeft() implements Ordering {}

    /** Only its creator may ask this. */
    record NotTheirs() implements Ordering {}

    /** Nobody, or nobody any more, has the executor's id. */
    record NoSuchExecutor() implements Ordering {}

    /** It is done, so nobody is to do it any more. */
    record AlreadyCompleted() implements Ordering {}
}
