// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.FormValue;
import io.rollcall.http.text.Guess;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How the value of a field is read, and with which words it is refused.
 *
 * @param <T> what it is read into
 */
public final class Field<T> {

    /** For a file that its decoder does not take as an image. */
    public static final String NOT_AN_IMAGE =
            "Upload a valid image. The file you uploaded was either not an image or a corrupted image.";

    private static final String REQUIRED = "This field is required.";
    private static final BigInteger LONG = BigInteger.valueOf(Long.MAX_VALUE);

    private final Function<List<FormValue>, T> reading;
    private final Missing missing;
    private final boolean blankIsLeftOut;
    private final boolean list;

    private Field(Function<List<FormValue>, T> reading, Missing missing, boolean blankIsLeftOut) {
        this(reading, missing, blankIsLeftOut, false);
    }

    private Field(Function<List<FormValue>, T> reading, Missing missing, boolean blankIsLeftOut, boolean list) {
        this.reading = reading;
        this.missing = missing;
        this.blankIsLeftOut = blankIsLeftOut;
        this.list = list;
    }

    /** Text, trimmed and not blank; a number counts as its digits (G-22..G-24). */
    public static Field<String> text() {
        return new Field<>(one(Scalars::text), new Missing(REQUIRED, REQUIRED), false);
    }

    /** The same where it is right or wrong, and nothing else: what cannot be right is wrong, however long. */
    public static Field<String> guess() {
        return new Field<>(one(value -> Guess.of(Scalars.guess(value))), new Missing(REQUIRED, REQUIRED), false);
    }

    /** Text as it was sent, with the white space around it; not blank. */
    public static Field<String> textAsSent() {
        return new Field<>(one(Scalars::textAsSent), new Missing(REQUIRED, REQUIRED), false);
    }

    /** Text of at most so many characters. */
    public static Field<String> text(int most) {
        return text().where(
                        text -> text.codePointCount(0, text.length()) <= most,
                        "Ensure this field has no more than " + most + " characters.");
    }

    /** Text of at most so many characters, which may be empty. */
    public static Field<String> textOrBlank(int most) {
        return new Field<>(
                values -> Scalars.isBlank(values.getLast()) ? "" : text(most).read(values),
                new Missing(REQUIRED, REQUIRED),
                false);
    }

    /** Text of at least and at most so many characters. */
    public static Field<String> text(int least, int most) {
        return text(most)
                .where(
                        text -> text.codePointCount(0, text.length()) >= least,
                        "Ensure this field has at least " + least + " characters.");
    }

    /** A whole number of any size, also as text (G-25). */
    public static Field<BigInteger> integer() {
        return scalar(Scalars::integer);
    }

    /** A whole number as a user's id; empty where it can be nobody's: below 1, or beyond 64 bits. */
    public static Field<Optional<UserId>> userId() {
        return scalar(value -> Optional.of(Scalars.integer(value))
                .filter(id -> id.signum() > 0 && id.compareTo(LONG) <= 0)
                .map(id -> new UserId(id.longValueExact())));
    }

    /** Yes or no, in the many ways in which one can say it (G-26). */
    public static Field<Boolean> bool() {
        return scalar(Scalars::bool);
    }

    /** A point in time, to the microsecond; in UTC where no zone is said (B-38, B-39). */
    public static Field<Instant> dateTime() {
        return scalar(DateTimes::read);
    }

    /** A file that is not empty. */
    public static Field<FormValue.Upload> file() {
        var missing = "No file was submitted.";
        return new Field<>(one(Scalars::file), new Missing(missing, missing), true);
    }

    /** A list that is not empty. Of bad elements the first one's text is the list's, without its index (G-27). */
    public static <T> Field<List<T>> listOf(Field<T> element) {
        return new Field<>(
                values -> Scalars.elements(values).stream()
                        .map(value -> element.read(List.of(value)))
                        .toList(),
                new Missing(REQUIRED, Scalars.EMPTY_LIST),
                false,
                true);
    }

    /** The same, read further; what the parser does not take is refused with this text. */
    public <R> Field<R> parsed(Function<T, Optional<R>> parser, String text) {
        return new Field<>(
                values -> parser.apply(read(values)).orElseThrow(() -> new Invalid(text)),
                missing,
                blankIsLeftOut,
                list);
    }

    /** The same, held to a rule; what breaks it is refused with this text. */
    public Field<T> where(Predicate<T> rule, String text) {
        return parsed(value -> Optional.of(value).filter(rule), text);
    }

    /** @throws Invalid where the field does not take what was sent */
    T read(List<FormValue> values) {
        return reading.apply(values);
    }

    String missing() {
        return missing.fromJson();
    }

    String missingFromHtml() {
        return missing.fromHtml();
    }

    boolean isList() {
        return list;
    }

    boolean isLeftOut(List<FormValue> values) {
        return blankIsLeftOut && new FormValue.Text("").equals(values.getLast());
    }

    private static <T> Field<T> scalar(Function<FormValue, T> reading) {
        return new Field<>(one(reading), new Missing(REQUIRED, REQUIRED), true);
    }

    /** Of several values under one name the last one counts. */
    private static <T> Function<List<FormValue>, T> one(Function<FormValue, T> reading) {
        return values -> {
            if (values.getLast().equals(new FormValue.Json(null))) {
                throw new Invalid(Scalars.NULL);
            }
            return reading.apply(values.getLast());
        };
    }

    /** What a form hears that lacks the field. */
    private record Missing(String fromJson, String fromHtml) {}
}
