// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.sms;

/**
 * A message to hand over.
 *
 * @param attempts to do so, this one included
 */
record QueuedMessage(SentCode code, int attempts, String phone, String text) {

    /** Tells nothing personal. */
    @Override
    public String toString() {
        return code.toString();
    }
}
