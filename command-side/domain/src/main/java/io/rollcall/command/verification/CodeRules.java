// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import io.rollcall.contracts.verification.Attempts;
import io.rollcall.contracts.verification.WrongCodes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a phone number decides by: the time, the limits and the codes. */
public final class CodeRules {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST_DOUBLINGS = 30;

    private final Clock clock;
    private final VerificationProperties limits;
    private final Codes codes;
    private final ServedNumbers served;
    private final boolean pauses;

    /** @param pauses whether too many wrong codes lead to pauses */
    CodeRules(Clock clock, VerificationProperties limits, Codes codes, ServedNumbers served, boolean pauses) {
        this.clock = clock;
        this.limits = limits;
        this.codes = codes;
        this.served = served;
        this.pauses = pauses;
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
        return attempts != null && areExhausted(attempts, attempts.count());
    }

    /** The same for a part of the attempts. */
    boolean areExhausted(@Nullable Attempts attempts, int count) {
        return inWindow(attempts) && count >= limits.limit();
    }

    /** Whether strangers together may ask for nothing more in this window. */
    boolean areExhaustedByStrangers(@Nullable Attempts attempts) {
        return inWindow(attempts) && attempts.count() >= limits.strangersLimit();
    }

    /** Whether no code is compared now. */
    boolean isPaused(@Nullable WrongCodes wrong) {
        return pauses && wrong != null && wrong.pausedUntil() != null && now().isBefore(wrong.pausedUntil());
    }

    /** How many wrong codes there are after one more, and what pause that leads to. */
    WrongCodes next(boolean known, @Nullable WrongCodes before) {
        if (before == null
                || (before.pausedUntil() == null
                        && !now().isBefore(before.since().plus(DAY)))) {
            return new WrongCodes(known, 1, now(), null);
        }
        var count = before.count() + 1;
        var until = count < limits.wrongCodes() ? null : now().plus(pause(count - limits.wrongCodes()));
        return new WrongCodes(known, count, before.since(), until);
    }

    private Duration pause(int doublings) {
        var pause = limits.firstPause().multipliedBy(1L << Math.min(doublings, MOST_DOUBLINGS));
        return pause.compareTo(limits.longestPause()) < 0 ? pause : limits.longestPause();
    }

    /** The counter after one more attempt: in the same window, or the first of a new one. */
    Attempts next(@Nullable Attempts attempts) {
        return inWindow(attempts) ? new Attempts(attempts.count() + 1, attempts.since()) : new Attempts(1, now());
    }

    private boolean inWindow(@Nullable Attempts attempts) {
        return attempts != null && now().isBefore(attempts.since().plus(limits.window()));
    }
}
