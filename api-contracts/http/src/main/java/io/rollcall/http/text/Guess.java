// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.text;

/**
 * Text that is right or wrong, such as a password at a login: what cannot be right, because nothing that is kept is so
 * long or has so many marks in a row, is as wrong as any other, and no more work than that.
 */
public final class Guess {

    /** Nobody can send it, and nothing that is kept is like it. */
    private static final String WRONG = "\0";

    private Guess() {}

    /** The text itself, or a short one that is wrong. */
    public static String of(String text) {
        return text.length() <= NormalForm.LONGEST && NormalForm.isStreamSafe(text) ? text : WRONG;
    }
}
