// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.group;

/** What came of asking something of a group, in the order in which it is checked. */
public enum GroupResult {
    /** It is as was asked for. */
    DONE,
    /** The caller has left meanwhile. */
    CALLER_LEFT,
    /** The name has been forgotten under this id since it was looked up: it needs a new one. */
    NAME_FORGOTTEN,
    /** The name is another group's (D-57). */
    NAME_TAKEN,
    /** There is no such group, or the caller is no member of it. */
    NO_SUCH_GROUP,
    /** Nobody has that e-mail address (D-58). */
    NO_SUCH_USER,
    /** They are a member already. */
    ALREADY_MEMBER,

    /** There is no room for so many members. */
    FULL
}
