// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import io.rollcall.contracts.shared.Unavailable;

/**
 * A read waited for a position that its read model did not reach in time. Nothing is wrong with the request: asked
 * again a little later it is answered. Carries no stack trace.
 */
public final class NotCaughtUp extends RuntimeException implements Unavailable {

    public NotCaughtUp(String subscription, long position) {
        this(subscription + " has not reached position " + position + " yet");
    }

    private NotCaughtUp(String message) {
        super(message, null, false, false);
    }

    /** What the read model held is lost, and is not there again yet. */
    public static NotCaughtUp builtAnew(String subscription) {
        return new NotCaughtUp(subscription + " is being built anew");
    }
}
