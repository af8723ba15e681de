// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

import java.util.List;
import org.springframework.http.HttpHeaders;

/** The header {@code Authorization} of a request, word by word. */
final class Authorization {

    private Authorization() {}

    /** At least one word, which is empty where the header is, or is not there. */
    static String[] words(HttpHeaders headers) {
        var authorization = headers.getFirst(HttpHeaders.AUTHORIZATION);
        return (authorization == null ? "" : authorization).strip().split("\\s+");
    }

    /** What stands behind the scheme; nothing where that is not one word. */
    static List<String> credential(HttpHeaders headers) {
        var words = words(headers);
        return words.length == 2 ? List.of(words[1]) : List.of();
    }
}
