// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.job;

import java.util.Locale;

/** How a job stands; the names are stored in lower case. */
enum JobState {
    /** It has not begun. */
    WAITING,
    /** It is being done, or will be gone on with by another process soon. */
    RUNNING,
    /** It goes on once an operator resumes it. */
    PAUSED,
    /** It has an outcome. */
    ENDED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static JobState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
