// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.order;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The number of an order: from 1, never used twice. */
public record OrderId(@JsonValue long value) {

    @JsonCreator
    public static OrderId of(long value) {
        return new OrderId(value);
    }
}
