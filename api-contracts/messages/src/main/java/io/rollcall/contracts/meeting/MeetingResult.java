// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.meeting;

/** What came of asking something of a meeting, in the order in which it is checked. */
public enum MeetingResult {
    /** It is as was asked for. */
    DONE,
    /** There is no such meeting for the caller, or it is completed and what was asked is for uncompleted ones. */
    NOT_FOUND,
    /** Nobody invites or excludes themselves (B-62, B-67). */
    YOURSELF,
    /** The other is no user, or no more (B-62, B-68). */
    NO_SUCH_USER,
    /** Only the king may (B-65, B-82). */
    NOT_THE_KING,
    /** The caller has left meanwhile. */
    CALLER_LEFT,
    /** There is no room for one more member. */
    FULL,
    /** The other is in as many meetings as one may be in. */
    USER_IS_BUSY,
    /** The caller is. */
    CALLER_IS_BUSY
}
