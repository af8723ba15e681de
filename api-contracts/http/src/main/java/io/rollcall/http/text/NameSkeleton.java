// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.SpoofChecker;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * What a name looks like: names that look alike are one name, whatever their characters. Compared are skeletons (UTS
 * #39, section 4) of what is seen of a name: its NFKC without default-ignorable and control characters and without
 * spaces at its ends. Case counts. Whole words of two scripts stay two names, for they are words of two languages
 * ({@code сор} and {@code cop}); a word that mixes scripts is compared with the words of each of them.
 */
public final class NameSkeleton {

    private static final String MIXED = "*";
    private static final String NO_SCRIPT = "-";

    /** A name of digits and signs alone looks like one in any of these. */
    private static final List<String> LIKE_DIGITS = List.of("Latn", "Cyrl", "Grek");

    private static final String EAST_ASIAN = "Hani";

    private NameSkeleton() {}

    /** A name as it is kept: as typed, but for control characters and marks of direction, which nobody sees. */
    public static String kept(String name) {
        return without(
                name,
                character -> UCharacter.getType(character) == UCharacter.CONTROL
                        || UCharacter.hasBinaryProperty(character, UProperty.BIDI_CONTROL));
    }

    /**
     * All that the looks of names that look like this one may be: its own first.
     *
     * @return empty where nothing is to be seen of the name, or it is beyond the bounds of {@link NormalForm}
     */
    public static SequencedSet<String> of(String name) {
        var looks = new LinkedHashSet<String>();
        var seen = NormalForm.compatible(name).map(NameSkeleton::seen).orElse("");
        if (!seen.isEmpty()) {
            var skeleton = Skeletons.CHECKER.getSkeleton(seen);
            scripts(seen).forEach(script -> looks.add(script + " " + skeleton));
        }
        return looks;
    }

    private static String seen(String compatible) {
        var visible = without(
                compatible,
                character -> UCharacter.getType(character) == UCharacter.CONTROL
                        || UCharacter.hasBinaryProperty(character, UProperty.DEFAULT_IGNORABLE_CODE_POINT));
        return NormalForm.compatible(visible).orElse("").strip();
    }

    /** Which names it is compared with, by their scripts: its own first. */
    private static List<String> scripts(String seen) {
        var all = new TreeSet<String>();
        seen.codePoints().map(UScript::getScript).forEach(script -> {
            switch (script) {
                case UScript.COMMON, UScript.INHERITED, UScript.UNKNOWN -> {}
                // which words of one language mix
                case UScript.HAN, UScript.HIRAGANA, UScript.KATAKANA, UScript.HANGUL, UScript.BOPOMOFO ->
                    all.add(EAST_ASIAN);
                default -> all.add(UScript.getShortName(script));
            }
        });
        return switch (all.size()) {
            case 0 -> joined(NO_SCRIPT, LIKE_DIGITS, MIXED);
            case 1 -> List.of(all.first(), MIXED, NO_SCRIPT);
            default -> joined(MIXED, all, NO_SCRIPT);
        };
    }

    private static List<String> joined(String first, Iterable<String> others, String last) {
        var scripts = new LinkedHashSet<String>();
        scripts.add(first);
        others.forEach(scripts::add);
        scripts.add(last);
        return List.copyOf(scripts);
    }

    private static String without(String text, IntPredicate left) {
        return text.codePoints()
                .filter(left.negate())
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Loaded when the first name is looked at. */
    private static final class Skeletons {
        static final SpoofChecker CHECKER = new SpoofChecker.Builder().build();
    }
}
