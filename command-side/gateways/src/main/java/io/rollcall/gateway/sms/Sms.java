// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.sms;

/** What a message says, and to which number. */
record Sms(String phone, String text) {

    /** Tells nothing personal. */
    @Override
    public String toString() {
        return "an SMS";
    }
}
