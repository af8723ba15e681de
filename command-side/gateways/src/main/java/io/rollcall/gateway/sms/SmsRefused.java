// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.sms;

/** The settings of SMS are not ones that this server could start with. */
public final class SmsRefused extends RuntimeException {

    private final String remedy;

    SmsRefused(String reason, String remedy) {
        super(reason, null, false, false);
        this.remedy = remedy;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }
}
