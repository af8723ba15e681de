// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.order;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The number of an order: from 1, never used twice. */
public record OrderId(@JsonValue long value) {

    /** On how many pages the orders of one creator stand. */
    public static final int PAGES = 16;

    /** As it stands in events and answers. */
    @JsonCreator
    public static OrderId of(long value) {
        return new OrderId(value);
    }

    /** On which of its creator's pages it stands. */
    public int page() {
        return (int) (value % PAGES);
    }
}
