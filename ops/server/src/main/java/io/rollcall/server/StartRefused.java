// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

/** The configuration asks for what must not be. */
final class StartRefused extends RuntimeException {

    private final String remedy;

    StartRefused(String reason, String remedy) {
        super(reason, null, false, false);
        this.remedy = remedy;
    }

    /** What to do about it. */
    String remedy() {
        return remedy;
    }
}
