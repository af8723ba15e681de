// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.timetravel;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many values there are in some JSON. */
final class Weight {

    private Weight() {}

    static long of(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return 1 + map.values().stream().mapToLong(Weight::of).sum();
        }
        return value instanceof Collection<?> many
                ? 1 + many.stream().mapToLong(Weight::of).sum()
                : 1;
    }
}
