// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.job;

/** Ends the work on a job from within. Carries no stack trace. */
final class JobStopped extends RuntimeException {

    /** Why. */
    enum Cause {
        /** An operator wants it to end. */
        CANCELLED,
        /** This process leaves it to another one. */
        LEFT
    }

    private final Cause cause;

    JobStopped(Cause cause) {
        super(cause.name(), null, false, false);
        this.cause = cause;
    }

    Cause why() {
        return cause;
    }
}
