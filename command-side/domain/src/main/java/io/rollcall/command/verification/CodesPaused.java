// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import java.time.Instant;

/** A number was given so many wrong codes that no code is compared for a while. */
public final class CodesPaused extends RuntimeException {

    private final Instant until;

    CodesPaused(Instant until) {
        super("No code is compared for now", null, false, false);
        this.until = until;
    }

    /** From when on codes are compared again. */
    public Instant until() {
        return until;
    }
}
