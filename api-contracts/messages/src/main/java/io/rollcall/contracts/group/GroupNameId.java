// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.group;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Stands for a group's name without telling it: random, allotted when the name is first wanted. */
public record GroupNameId(@JsonValue UUID value) {

    /** As it stands in events. */
    @JsonCreator
    public static GroupNameId of(UUID value) {
        return new GroupNameId(value);
    }

    /** The identifier of the name's aggregate in the log. */
    public String aggregate() {
        return "group-name-" + value;
    }
}
