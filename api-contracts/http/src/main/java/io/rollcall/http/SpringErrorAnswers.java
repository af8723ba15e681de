// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.ErrorResponse;

/** What Spring refuses before any of ours is asked, as the doors would. */
final class SpringErrorAnswers {

    private SpringErrorAnswers() {}

    /** @param refused with a status from 400 to 499 */
    static Answer answer(ErrorResponse refused, HttpMethod method) {
        var answer = worded(refused.getStatusCode().value(), refused, method);
        for (var header : refused.getHeaders().headerSet()) {
            if (!header.getKey().equalsIgnoreCase(HttpHeaders.ALLOW)) {
                answer = answer.with(header.getKey(), String.join(", ", header.getValue()));
            }
        }
        return answer;
    }

    private static Answer worded(int status, ErrorResponse refused, HttpMethod method) {
        return switch (status) {
            case 404 -> Refusal.notFound().answer();
            case 405 ->
                Refusal.methodNotAllowed(
                                method.name(), allowed(refused.getHeaders().getAllow()))
                        .answer();
            default -> Refusal.of(status).answer();
        };
    }

    /** Spring does not name what it does by itself. */
    private static String allowed(Set<HttpMethod> named) {
        var head = named.contains(HttpMethod.GET) ? Stream.of(HttpMethod.HEAD) : Stream.<HttpMethod>empty();
        return Stream.of(named.stream(), head, Stream.of(HttpMethod.OPTIONS))
                .flatMap(methods -> methods)
                .distinct()
                .map(HttpMethod::name)
                .collect(Collectors.joining(", "));
    }
}
