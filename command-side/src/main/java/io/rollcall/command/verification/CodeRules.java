// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import io.rollcall.contracts.verification.Attempts;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a phone number decides by: the time, the limits and the codes. */
public final class CodeRules {

    private final Clock clock;
    private final VerificationProperties limits;
    private final Codes codes;
    private final ServedNumbers served;

    CodeRules(Clock clock, VerificationProperties limits, Codes codes, ServedNumbers served) {
        this.clock = clock;
        this.limits = limits;
        this.codes = codes;
        this.served = served;
    }

    ServedNumbers served() {
        return served;
    }

    Codes codes() {
        return codes;
    }

    Instant now() {
        return clock.instant();
    }

    Instant expiry(Instant issuedAt) {
        return issuedAt.plus(limits.codeLifetime());
    }

    /** From when on a number that nobody has claimed is to be forgotten. */
    Instant forgettable(Instant lastCodeAt) {
        return lastCodeAt.plus(limits.unclaimedLifetime());
    }

    /** Whether nothing more may be tried in this window. */
    boolean areExhausted(@Nullable Attempts attempts) {
        return inWindow(attempts) && attempts.count() >= limits.limit();
    }

    /** The counter after one more attempt: in the same window, or the first of a new one. */
    Attempts next(@Nullable Attempts attempts) {
        return inWindow(attempts) ? new Attempts(attempts.count() + 1, attempts.since()) : new Attempts(1, now());
    }

    private boolean inWindow(@Nullable Attempts attempts) {
        return attempts != null && now().isBefore(attempts.since().plus(limits.window()));
    }
}
