// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.email;

import io.rollcall.contracts.verification.Attempts;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is decided by about mailed codes: the time, the limits and the codes themselves. */
record EmailRules(Clock clock, EmailProperties limits, MailedCodes codes) {

    Instant now() {
        return clock.instant();
    }

    Instant expiry(Instant issuedAt) {
        return issuedAt.plus(limits.codeLifetime());
    }

    boolean areTooMany(int wrongCodes) {
        return wrongCodes >= limits.wrongCodes();
    }

    /** Whether this window has no more codes. */
    boolean areExhausted(@Nullable Attempts issued) {
        return inWindow(issued) && issued.count() >= limits.limit();
    }

    /** The counter after one more: in the same window, or the first of a new one. */
    Attempts next(@Nullable Attempts issued) {
        return inWindow(issued) ? new Attempts(issued.count() + 1, issued.since()) : new Attempts(1, now());
    }

    private boolean inWindow(@Nullable Attempts issued) {
        return issued != null && now().isBefore(issued.since().plus(limits.window()));
    }
}
