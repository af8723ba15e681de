// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.text;

import java.text.Normalizer;
import java.util.Optional;

/**
 * Unicode's Normalization Form C (UAX #15), by which texts are compared: the one place where they are normalised. That
 * takes the square of a run of combining marks, so a text is held to bounds first.
 */
public final class NormalForm {

    /** In UTF-16 units: longer than any text that is kept to be found or compared. */
    public static final int LONGEST = 2000;

    /** More combining marks in a row are in no language's text (UAX #15, section 13, Stream-Safe Text Format). */
    public static final int MOST_MARKS = 30;

    /** What is said of a text that has. */
    public static final String TOO_MANY_MARKS =
            "More than " + MOST_MARKS + " combining marks in a row are not allowed.";

    private NormalForm() {}

    /** The text in its normal form; empty where it is beyond the bounds, so that nothing that is kept is like it. */
    public static Optional<String> of(String text) {
        return text.length() <= LONGEST && isStreamSafe(text)
                ? Optional.of(Normalizer.normalize(text, Normalizer.Form.NFC))
                : Optional.empty();
    }

    /** The text in Normalization Form KC, in which letters in other widths and styles are the plain ones; as above. */
    static Optional<String> compatible(String text) {
        return of(text).map(normal -> Normalizer.normalize(normal, Normalizer.Form.NFKC));
    }

    /** Whether no more than {@link #MOST_MARKS} combining marks stand in a row. Takes one look at each character. */
    public static boolean isStreamSafe(String text) {
        var marks = 0;
        for (var at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            marks = isMark(text.codePointAt(at)) ? marks + 1 : 0;
            if (marks > MOST_MARKS) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMark(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }
}
