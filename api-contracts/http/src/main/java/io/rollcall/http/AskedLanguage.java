// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import io.rollcall.contracts.email.Language;
import java.util.Arrays;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** The language that a request's {@code Accept-Language} asks for, carried in the Reactor context. */
public final class AskedLanguage {

    private static final Object KEY = AskedLanguage.class;

    private AskedLanguage() {}

    /** The one of ours that the client of this request likes best; English where it likes none. */
    public static Mono<Language> get() {
        return Mono.deferContextual(context -> Mono.just(context.getOrDefault(KEY, Language.ENGLISH)));
    }

    static ContextView by(HttpHeaders headers) {
        return Context.of(KEY, best(String.join(",", headers.getOrEmpty(HttpHeaders.ACCEPT_LANGUAGE))));
    }

    private static Language best(String asked) {
        try {
            var ours = Arrays.stream(Language.values()).map(Language::tag).toList();
            var tag = asked.isBlank() ? null : Locale.lookupTag(LanguageRange.parse(asked), ours);
            return tag == null ? Language.ENGLISH : Language.of(tag);
        } catch (IllegalArgumentException e) {
            return Language.ENGLISH; // what is no list of languages asks for none
        }
    }
}
