// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.meeting;

import io.rollcall.contracts.meeting.MeetingId;

/** The one sequence of meeting ids. An id is never given twice; some may never be used. */
@FunctionalInterface
public interface MeetingIds {

    /** An id that no meeting has had, in any process; blocks for one statement. */
    MeetingId next();
}
