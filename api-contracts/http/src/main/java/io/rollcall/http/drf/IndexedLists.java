// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

import static java.util.Comparator.comparingInt;
import static java.util.Comparator.naturalOrder;

import io.rollcall.http.FormValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Lists as some clients write them in forms and queries: {@code users[0]=2&users[1]=3}. Read as Django REST framework's
 * {@code parse_html_list} does: in the order of the numbers, whatever is missing between them.
 */
final class IndexedLists {

    /** Possessive, so that no name takes longer than it is. */
    private static final Pattern NAME = Pattern.compile("([^\\[]*+)\\[(?=[0-9])0*+([0-9]*+)](.*+)");

    private static final Comparator<String> BY_NUMBER =
            comparingInt(String::length).thenComparing(naturalOrder());

    private IndexedLists() {}

    /** All that are in a form, by their names, each as it would be in JSON. */
    static Map<String, List<FormValue>> in(Map<String, List<FormValue>> form) {
        var lists = new HashMap<String, SortedMap<String, Object>>();
        form.forEach((name, values) -> {
            var indexed = NAME.matcher(name);
            if (indexed.matches()) {
                lists.computeIfAbsent(indexed.group(1), list -> new TreeMap<>(BY_NUMBER))
                        .put(indexed.group(2), element(indexed.group(3), values));
            }
        });
        var found = new HashMap<String, List<FormValue>>();
        lists.forEach((name, list) -> found.put(name, List.of(new FormValue.Json(new ArrayList<>(list.values())))));
        return found;
    }

    /** What has a field of its own, {@code users[0][id]=2}, or is a file, is no value that a list of ours takes. */
    private static Object element(String field, List<FormValue> values) {
        return field.isEmpty() && values.getLast() instanceof FormValue.Text text ? text.value() : Map.of();
    }
}
