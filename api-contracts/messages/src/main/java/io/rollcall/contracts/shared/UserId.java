// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The number by which every door knows a person: one sequence for all doors, from 1, never used twice.
 *
 * @param value positive
 */
public record UserId(@JsonValue long value) implements Comparable<UserId> {

    public UserId {
        if (value < 1) {
            throw new IllegalArgumentException("A user id is positive, not " + value);
        }
    }

    /**
     * As it stands in events and answers.
     *
     * @throws IllegalArgumentException where there can be no such id
     */
    @JsonCreator
    public static UserId of(long value) {
        return new UserId(value);
    }

    /** By value; with it, ids that were chosen for the same hash are found among each other as fast as others. */
    @Override
    public int compareTo(UserId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
