// SPDX-License-Identifier: Apache-2.0
package io.rollcall.stream;

import io.rollcall.contracts.verification.Challenge;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What is told of a component. Each takes components of certain types only. */
public enum Form {
    /** The id that the subject has on the stream alone, a UUID. */
    ID(SubjectNames::isSubject, value -> value),
    /** As it is: a number, a flag, a time, or one of few words. */
    VALUE(Form::isHarmless, value -> value),
    /** How many there are. */
    COUNT(Collection.class::isAssignableFrom, value -> ((Collection<?>) value).size()),
    /** How many characters it has (Unicode code points). */
    LENGTH(String.class::equals, value -> ((String) value).codePointCount(0, ((String) value).length())),
    /** Which kind of challenge it is, without the session that it may name. */
    KIND(Challenge.class::equals, value -> ((Challenge) value).kind()),
    /** The region of a phone number, as CLDR has them; {@code ZZ} where it is none, or few people live there. */
    REGION(String.class::equals, value -> PhoneFacts.region((String) value)),
    /** What a phone number is: {@code MOBILE}, {@code FIXED_LINE}, {@code FIXED_LINE_OR_MOBILE} or {@code OTHER}. */
    LINE(String.class::equals, value -> PhoneFacts.line((String) value)),
    /** A word or two of a technical text; {@code other} where it is anything else. */
    WORD(String.class::equals, value -> Form.word((String) value)),
    /** The same for every event. */
    CONSTANT(type -> false, value -> value);

    private static final Pattern TECHNICAL = Pattern.compile("[A-Za-z][A-Za-z-]{0,30}( ?[0-9a-f]{1,4})?");
    private static final List<Class<?>> HARMLESS =
            List.of(long.class, int.class, boolean.class, Instant.class, Long.class, Integer.class, Boolean.class);

    private final Predicate<Class<?>> takes;
    private final Function<Object, Object> told;

    Form(Predicate<Class<?>> takes, Function<Object, Object> told) {
        this.takes = takes;
        this.told = told;
    }

    /** Whether it can be told of components of this type. */
    boolean takes(Class<?> type) {
        return takes.test(type);
    }

    /** What is told of this value. */
    Object of(Object value) {
        return told.apply(value);
    }

    static Form of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static boolean isHarmless(Class<?> type) {
        return type.isEnum() || HARMLESS.contains(type);
    }

    private static String word(String text) {
        return TECHNICAL.matcher(text).matches() ? text : "other";
    }
}
