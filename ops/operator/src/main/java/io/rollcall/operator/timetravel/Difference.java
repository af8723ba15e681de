// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.timetravel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One place in which two masked values differ: of what is masked in both, nobody learns whether it has changed.
 *
 * @param path a JSON pointer (RFC 6901)
 * @param before {@code null} where there was nothing
 * @param after {@code null} where there is nothing
 */
record Difference(
        String path, @Nullable Object before, @Nullable Object after) {

    /** So many are told at most. */
    static final int MOST = 1000;

    /** The places in which two values of JSON differ, each made of maps, lists and plain values. */
    static List<Difference> between(@Nullable Object before, @Nullable Object after) {
        var found = new ArrayList<Difference>();
        collect("", before, after, found);
        return found;
    }

    private static void collect(String path, @Nullable Object before, @Nullable Object after, List<Difference> found) {
        if (Objects.equals(before, after) || found.size() >= MOST) {
            return;
        }
        if (before instanceof Map<?, ?> one && after instanceof Map<?, ?> other && !isLeaf(one) && !isLeaf(other)) {
            var names = new LinkedHashSet<Object>(one.keySet());
            names.addAll(other.keySet());
            names.forEach(name -> collect(path + "/" + escaped(name), one.get(name), other.get(name), found));
        } else if (before instanceof List<?> one && after instanceof List<?> other) {
            for (int index = 0; index < Math.max(one.size(), other.size()); index++) {
                collect(path + "/" + index, at(one, index), at(other, index), found);
            }
        } else {
            found.add(new Difference(path, before, after));
        }
    }

    private static boolean isLeaf(Map<?, ?> value) {
        return value.equals(Masked.VALUE);
    }

    private static @Nullable Object at(List<?> list, int index) {
        return index < list.size() ? list.get(index) : null;
    }

    private static String escaped(Object name) {
        return name.toString().replace("~", "~0").replace("/", "~1");
    }
}
