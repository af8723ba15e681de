// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.verification;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Stands for a phone number without telling it: random, allotted when the number is first seen. */
public record NumberId(@JsonValue UUID value) {

    /** As it stands in events. */
    @JsonCreator
    public static NumberId of(UUID value) {
        return new NumberId(value);
    }

    /** The identifier of the number's aggregate in the log. */
    public String aggregate() {
        return "number-" + value;
    }
}
