// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.order;

import io.rollcall.contracts.shared.UserId;

/** How many orders stand on each page of a creator's, counted by all processes together. All methods block. */
public interface OrderPages {

    /**
     * Counts one more order on a page of a creator's.
     *
     * @return whether there was room; otherwise nothing is counted
     */
    boolean take(UserId creator, int page, int most);

    /** How many pages of a creator's have so many orders or more. */
    int full(UserId creator, int most);

    /** Nothing is counted of a creator any more. */
    void forget(UserId creator);
}
