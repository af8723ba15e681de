// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a body takes once it is read, beside its bytes: {@code [[],[],[]]} is three bytes an element, and many more
 * here.
 */
final class DecodedSize {

    /** About what Java makes of the smallest value, its name and its place. */
    private static final int OF_A_VALUE = 64;

    private DecodedSize() {}

    /** In bytes. */
    static int of(Body body) {
        return OF_A_VALUE
                * switch (body) {
                    case Body.Document document -> values(document.value());
                    case Body.Fields fields ->
                        fields.values().values().stream()
                                .mapToInt(texts -> 1 + texts.size())
                                .sum();
                };
    }

    private static int values(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            return 1 + object.size() + sum(object.values());
        }
        return value instanceof List<?> list ? 1 + sum(list) : 1;
    }

    private static int sum(Collection<?> all) {
        return all.stream().mapToInt(DecodedSize::values).sum();
    }
}
