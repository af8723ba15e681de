// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of a request, decoded and not yet judged. */
public sealed interface Body {

    /**
     * JSON of any kind.
     *
     * @param value a {@code Map<String, Object>} in the order sent, {@code List<Object>}, {@code String},
     *     {@code BigInteger}, {@code Double}, {@code Boolean} or {@code null}
     */
    record Document(@Nullable Object value) implements Body {}

    /** An HTML form, or the parameters of a query: each name with its values in the order sent. */
    record Fields(Map<String, List<FormValue>> values) implements Body {

        public Fields {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /** Nothing was sent, which counts as {@code {}} (G-6). */
    static Body empty() {
        return new Document(Map.of());
    }
}
