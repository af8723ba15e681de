// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.log;

/**
 * A read waited for a position that its read model did not reach in time. Nothing is wrong with the request: asked
 * again a little later it is answered. Carries no stack trace.
 */
public final class NotCaughtUp extends RuntimeException {

    public NotCaughtUp(String follower, long position) {
        super(follower + " has not reached position " + position + " yet", null, false, false);
    }
}
