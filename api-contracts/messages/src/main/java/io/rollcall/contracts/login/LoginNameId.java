// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.login;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Stands for a login name without telling it: random, allotted when the name is first wanted. */
public record LoginNameId(@JsonValue UUID value) {

    /** As it stands in events. */
    @JsonCreator
    public static LoginNameId of(UUID value) {
        return new LoginNameId(value);
    }

    /** The identifier of the name's aggregate in the log. */
    public String aggregate() {
        return "login-name-" + value;
    }
}
