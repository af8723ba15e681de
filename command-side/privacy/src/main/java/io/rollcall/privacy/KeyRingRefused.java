// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

/** The key ring is not one that this server could start with. */
public final class KeyRingRefused extends RuntimeException {

    private final String remedy;

    KeyRingRefused(String reason, String remedy) {
        super(reason, null, false, false);
        this.remedy = remedy;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }
}
