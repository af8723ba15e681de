// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.meeting;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The number by which clients know a meeting: one sequence, from 1, never used twice.
 *
 * @param value positive
 */
public record MeetingId(@JsonValue long value) {

    public MeetingId {
        if (value < 1) {
            throw new IllegalArgumentException("A meeting id is positive, not " + value);
        }
    }

    /**
     * As it stands in events and answers.
     *
     * @throws IllegalArgumentException where there can be no such id
     */
    @JsonCreator
    public static MeetingId of(long value) {
        return new MeetingId(value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
