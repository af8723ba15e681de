// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

import static io.rollcall.http.Inputs.filled;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.http.FormValue;
import io.rollcall.http.Refusal;
import io.rollcall.http.email.EmailAddress;
import io.rollcall.http.phone.E164;
import io.rollcall.http.text.NameSkeleton;
import io.rollcall.http.text.NormalForm;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Twice the body, or the field, takes a parser about twice the work, be it accepted or refused. */
class LinearParsersTest {

    private static final int SIZE = 500_000;
    private static final int ROUNDS = 6;

    /** A parser that takes the square of its input would take four times, and then some. */
    private static final double MOST = 3.3;

    /** What is as short as this is not measured well. */
    private static final double SHORT_MILLIS = 4;

    private record Parsing(String name, IntFunction<String> input, Consumer<String> parser) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Parsing> parsings() {
        return Stream.of(json(), forms(), multiparts(), fields()).flatMap(each -> each);
    }

    private static Stream<Parsing> json() {
        return Stream.of(
                        new Parsing("a long string", size -> "\"" + filled("a", size) + "\"", null),
                        new Parsing("escapes", size -> "\"" + filled("\\u0041", size) + "\"", null),
                        new Parsing("a string without end", size -> "\"" + filled("a", size), null),
                        new Parsing("a fraction", size -> "0." + filled("1", size), null),
                        new Parsing("an exponent", size -> "1e" + filled("1", size), null),
                        new Parsing("an integer", size -> filled("1", size), null),
                        new Parsing("integers", size -> "[" + filled("1".repeat(4000) + ",", size) + "1]", null),
                        new Parsing("values", size -> "[" + filled("[],    ", size) + "1]", null),
                        new Parsing("brackets", size -> filled("[", size), null),
                        new Parsing("lines", size -> filled("\n", size) + "z", null),
                        new Parsing("names", size -> "{" + numbered("\"%d\":1,", size / 10) + "\"a\":1}", null),
                        new Parsing("names of one hash", LinearParsersTest::namesOfOneHash, null))
                .map(it -> new Parsing("JSON: " + it.name(), it.input(), JsonDecoder::decode));
    }

    private static Stream<Parsing> forms() {
        return Stream.of("a=b&", "&", "%41", "%4", "=", "a=" + "b".repeat(50) + "&")
                .map(unit -> new Parsing(
                        "a form of " + unit,
                        size -> filled(unit, size),
                        text -> UrlEncoded.decode(text.getBytes(UTF_8), UTF_8)));
    }

    private static Stream<Parsing> multiparts() {
        var part = "--x\r\nContent-Disposition: form-data; name=a\r\n\r\n";
        return Stream.of(
                        new Parsing("parts", size -> filled(part + "v\r\n", size) + "--x--", null),
                        new Parsing("half a boundary", size -> part + filled("\r\n--", size) + "\r\n--x--", null),
                        new Parsing("line ends", size -> part + filled("\r\n", size) + "\r\n--x--", null),
                        new Parsing("parameters", size -> head(filled(";a", size)), null),
                        new Parsing("quotes", size -> head(filled("\"", size)), null),
                        new Parsing("header lines", size -> head("\r\n" + filled("a: b\r\n", size)), null),
                        new Parsing("parts of parameters", size -> filled(head(filled(";a=b", 4000)), size), null),
                        new Parsing("base64", size -> encoded(filled("= a", size)), null),
                        new Parsing(
                                "parts of unknown charsets",
                                size -> filled(head(";filename*=utf-9''a") + "\r\n", size) + "--x--",
                                null))
                .map(it -> new Parsing(
                        "multipart: " + it.name(), it.input(), text -> Multipart.decode(text.getBytes(UTF_8), "x")));
    }

    private static String encoded(String content) {
        return "--x\r\nContent-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: base64\r\n\r\n" + content
                + "\r\n--x--";
    }

    private static Stream<Parsing> fields() {
        return Stream.of(
                new Parsing("marks", size -> filled("\u0301\u0316", size), NormalForm::of),
                new Parsing("looks", size -> filled("\u0430\u200b", size), NameSkeleton::of),
                new Parsing("kept names", size -> filled("\u200ea", size), NameSkeleton::kept),
                new Parsing(
                        "marks in a field", size -> filled("\u0301\u0316", size), text -> Scalars.text(value(text))),
                new Parsing(
                        "a guess",
                        size -> filled("\u0301\u0316", size),
                        text -> Field.guess().read(List.of(value(text)))),
                new Parsing("an address", size -> filled("a.", size) + "@b", EmailAddress::parse),
                new Parsing("a domain", size -> "a@" + filled("a.", size), EmailAddress::parse),
                new Parsing(
                        "a domain of many labels", size -> "a@" + filled("\u00e9.", size), EmailAddress::normalised),
                new Parsing("a domain in Punycode", size -> "a@xn--" + filled("a9", size), EmailAddress::normalised),
                new Parsing("an element's number", size -> "a[" + filled("0", size), LinearParsersTest::lists),
                new Parsing("an element's field", size -> "a[0]" + filled("[0]", size), LinearParsersTest::lists),
                new Parsing(
                        "elements",
                        size -> IntStream.range(0, size / 50)
                                .mapToObj(n -> "a[" + n + "]")
                                .collect(Collectors.joining("&")),
                        LinearParsersTest::lists),
                new Parsing("a phone", size -> "+" + filled("1", size), E164::parse),
                new Parsing("a phone as written", size -> "+" + filled("1 (", size), E164::parseWritten),
                new Parsing("spaces", size -> filled(" ", size) + "a", text -> Scalars.text(value(text))),
                new Parsing("a number", size -> filled("1", size), text -> Scalars.integer(value(text))),
                new Parsing("a time", size -> filled("1-", size), text -> DateTimes.read(value(text))));
    }

    private static void lists(String form) {
        IndexedLists.in(UrlEncoded.decode(form.getBytes(UTF_8), UTF_8));
    }

    @ParameterizedTest
    @MethodSource("parsings")
    void twiceTheInputTakesAboutTwiceTheWork(Parsing parsing) {
        var once = parsing.input().apply(SIZE);
        var twice = parsing.input().apply(2 * SIZE);
        var ratio = Double.MAX_VALUE;
        for (var attempt = 0; attempt < 4 && ratio > MOST; attempt++) { // a collection in between is no work of ours
            var millis = least(parsing.parser(), once);
            ratio = least(parsing.parser(), twice) / Math.max(millis, SHORT_MILLIS);
        }
        assertThat(ratio).isLessThan(MOST);
    }

    /** The least CPU time of some rounds, in milliseconds. */
    private static double least(Consumer<String> parser, String input) {
        return IntStream.range(0, ROUNDS)
                        .mapToLong(round -> {
                            var before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                            parse(parser, input);
                            return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
                        })
                        .min()
                        .orElseThrow()
                / 1e6;
    }

    private static void parse(Consumer<String> parser, String input) {
        try {
            parser.accept(input);
        } catch (Malformed | Invalid | Refusal refused) {
            // as good as accepted, where it does not take longer
        }
    }

    private static FormValue value(String text) {
        return new FormValue.Text(text);
    }

    private static String head(String more) {
        return "--x\r\nContent-Disposition: form-data; name=a" + more + "\r\n\r\nv\r\n";
    }

    private static String numbered(String format, int count) {
        return IntStream.range(0, count).mapToObj(format::formatted).collect(Collectors.joining());
    }

    /** {@code Aa} and {@code BB} have one hash, and so has whatever is put together of them. */
    private static String namesOfOneHash(int size) {
        return IntStream.range(0, size / 40)
                .mapToObj(LinearParsersTest::nameOfOneHash)
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String nameOfOneHash(int number) {
        return IntStream.range(0, 16)
                .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining("", "\"", "\":1"));
    }
}
