// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.operation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names one thing that an operator has asked for; a job has the id of the operation that it does. */
public record OperationId(@JsonValue UUID value) {

    /** As it stands in events and answers. */
    @JsonCreator
    public static OperationId of(UUID value) {
        return new OperationId(value);
    }

    /** The identifier of the operation in the log. */
    public String aggregate() {
        return "operation-" + value;
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
