// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.catalogue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where behaviours are told, tested and named. */
final class Behaviours {

    static final Path CATALOGUE = Checkout.file("api-contracts/BEHAVIOURS.md");

    private static final Pattern ENTRY =
            Pattern.compile("^(?:- |\\| )([A-EGK]-\\d+)(?:\\.| \\|) (.*)$", Pattern.MULTILINE);
    private static final Pattern NAMED = Pattern.compile("(?<![\\w-])[A-EGK]-[1-9]\\d{0,2}(?!\\w)");
    private static final Pattern DECISION = Pattern.compile("^(\\d+)\\. ", Pattern.MULTILINE);
    private static final Pattern DECISIONS_NAMED =
            Pattern.compile("BEHAVIOURS\\.md,\\s[\\s*]*decisions? (\\d+)(?: and (\\d+))?");
    private static final Pattern TEST = Pattern.compile("@(?:Parameterized|Repeated)?Test\\b[^;]*?\\bvoid (\\w+)");
    private static final Pattern SHOWN = Pattern.compile("\\G([a-eg])(\\d{1,3})_");

    /**
     * One behaviour, or one reading of a contradiction.
     *
     * @param number such as {@code A-22}
     * @param text what it says, and where that comes from
     */
    record Entry(String number, String text) {

        boolean isReading() {
            return number.startsWith("K");
        }

        /** Whether it is an extension of Rollcall's own. */
        boolean isOurs() {
            return text.contains("[X");
        }
    }

    /** That a number is named somewhere. */
    record Mention(String number, Path file) {}

    private Behaviours() {}

    static List<Entry> entries() {
        return ENTRY.matcher(Checkout.read(CATALOGUE))
                .results()
                .map(found -> new Entry(found.group(1), found.group(2)))
                .toList();
    }

    /** Of each test the numbers that its name begins with, one or several. */
    static Stream<Mention> tested() {
        return Checkout.files(".java").stream()
                .filter(file -> file.toString().contains("/src/test/"))
                .flatMap(file -> tests(Checkout.read(file)).map(number -> new Mention(number, file)));
    }

    static Stream<String> tests(String source) {
        return TEST.matcher(source)
                .results()
                .filter(test -> !test.group().contains("@Disabled"))
                .flatMap(test -> SHOWN.matcher(test.group(1)).results())
                .map(shown -> shown.group(1).toUpperCase(Locale.ROOT) + "-" + Integer.parseInt(shown.group(2)));
    }

    /** The decisions that the catalogue ends with, by their numbers. */
    static List<String> decisions() {
        var text = Checkout.read(CATALOGUE);
        return groups(DECISION, text.substring(text.indexOf("\n## Decisions")));
    }

    /** The decisions that comments name. */
    static List<String> decisionsNamed() {
        return Checkout.files(".java").stream()
                .flatMap(file -> groups(DECISIONS_NAMED, Checkout.read(file)).stream())
                .toList();
    }

    private static List<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .flatMap(found -> Stream.of(found.group(1), found.groupCount() > 1 ? found.group(2) : null))
                .filter(Objects::nonNull)
                .toList();
    }

    /** What sources, descriptions and documents name. */
    static Stream<Mention> named() {
        return Stream.of(".java", ".md", ".yaml", ".sql")
                .flatMap(ending -> Checkout.files(ending).stream())
                .filter(file -> !file.equals(CATALOGUE))
                .flatMap(file -> numbers(Checkout.read(file)).map(number -> new Mention(number, file)));
    }

    static Stream<String> numbers(String text) {
        return NAMED.matcher(text).results().map(MatchResult::group);
    }
}
