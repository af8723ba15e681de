// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.login;

/** What a login name is to a user that wants it. */
public enum LoginNameStatus {
    FREE,
    THEIRS,
    TAKEN,
    /** Ended under this id: the name needs a new one. */
    FORGOTTEN
}
