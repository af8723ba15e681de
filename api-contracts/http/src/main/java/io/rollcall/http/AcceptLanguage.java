// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import io.rollcall.contracts.email.Language;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * The language that a request's {@code Accept-Language} asks for, carried in the Reactor context as it was sent: it is
 * looked at where it is wanted, and no further than ten ranges. Java's own {@code Locale.lookupTag} takes the cube of
 * the length of a range.
 */
public final class AcceptLanguage {

    private static final Object KEY = AcceptLanguage.class;
    private static final int MOST_RANGES = 10;

    /** A language by itself or with more behind it, and how much it is wanted (RFC 9110, section 12.5.4). */
    private static final Pattern RANGE = Pattern.compile(
            "(?<language>[A-Za-z]{1,8})(-[A-Za-z0-9-]*)?(\\s*;\\s*[qQ]=(?<weight>[01](\\.[0-9]{0,3})?))?");

    private record Wish(Language language, double weight) {}

    private AcceptLanguage() {}

    /** The one of ours that the client of this request likes best; English where it likes none. */
    public static Mono<Language> get() {
        return Mono.deferContextual(context -> Mono.just(best(context.getOrDefault(KEY, List.of()))));
    }

    static ContextView by(HttpHeaders headers) {
        return Context.of(KEY, headers.getOrEmpty(HttpHeaders.ACCEPT_LANGUAGE));
    }

    /** What is no range asks for nothing. */
    private static Language best(List<String> headers) {
        return Arrays.stream(String.join(",", headers).split(",", MOST_RANGES + 1))
                .limit(MOST_RANGES)
                .flatMap(range -> wish(range.strip()).stream())
                .filter(wish -> wish.weight() > 0)
                .max(Comparator.comparingDouble(Wish::weight))
                .map(Wish::language)
                .orElse(Language.ENGLISH);
    }

    private static Optional<Wish> wish(String range) {
        var found = RANGE.matcher(range);
        if (!found.matches()) {
            return Optional.empty();
        }
        var asked = found.group("language").toLowerCase(Locale.ROOT);
        var weight = found.group("weight");
        return Arrays.stream(Language.values())
                .filter(language -> language.tag().equals(asked))
                .findFirst()
                .map(language -> new Wish(language, weight == null ? 1 : Double.parseDouble(weight)));
    }
}
