// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

/** A value that its field does not take. */
final class Invalid extends RuntimeException {

    private final String text;

    Invalid(String text) {
        super(text, null, false, false);
        this.text = text;
    }

    /** What the caller hears. */
    String text() {
        return text;
    }
}
