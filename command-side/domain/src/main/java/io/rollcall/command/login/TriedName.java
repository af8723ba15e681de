// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.login;

import io.rollcall.contracts.login.LoginNameId;

/**
 * A name that somebody tries to come in by.
 *
 * @param id nobody's where there is no such name
 * @param counted what tries are counted by: the same each time, whether there is such a name or not; may be personal
 */
public record TriedName(LoginNameId id, String counted) {

    /** One that somebody has or wants. */
    public static TriedName of(LoginNameId id) {
        return new TriedName(id, "id " + id.value());
    }

    /** Without what may be personal. */
    @Override
    public String toString() {
        return "TriedName[id=" + id + "]";
    }
}
