// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.group;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The number by which clients know a group: one sequence, from 1, never used twice.
 *
 * @param value positive
 */
public record GroupId(@JsonValue long value) {

    public GroupId {
        if (value < 1) {
            throw new IllegalArgumentException("A group id is positive, not " + value);
        }
    }

    /**
     * As it stands in events and answers.
     *
     * @throws IllegalArgumentException where there can be no such id
     */
    @JsonCreator
    public static GroupId of(long value) {
        return new GroupId(value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
