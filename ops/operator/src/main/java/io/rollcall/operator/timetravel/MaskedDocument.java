// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.timetravel;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Documents of read models, and answers of doors, for operators. Numbers and flags are shown. Texts are masked; of a
 * document's, all but the few fields that are known to hold times, random ids, or words of ours, and only where they
 * look like it.
 */
final class MaskedDocument {

    private static final Set<String> TIMES = Set.of("created", "updated", "sent", "expiresAt");
    private static final Set<String> RANDOM_IDS = Set.of("number");
    private static final Set<String> WORDS = Set.of("door", "spelling", "k");
    private static final String UUIDS = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Pattern UUID = Pattern.compile(UUIDS);
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]{1,30}");

    /** A field's name, the number of something, or a random id; what else a map goes by is masked as its texts are. */
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z_]{0,29}|[0-9]{1,19}|" + UUIDS);

    private MaskedDocument() {}

    /** A document of a read model; {@code null} for none. */
    static @Nullable Object of(@Nullable Map<String, ?> document, boolean unmasked) {
        return document == null ? null : unmasked ? document : masked("", document, true);
    }

    /** The JSON of a door: each text in it is masked. */
    static @Nullable Object ofDoor(@Nullable Object body, boolean unmasked) {
        return unmasked ? body : masked("", body, false);
    }

    private static @Nullable Object masked(String field, @Nullable Object value, boolean knowsFields) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(each -> masked(field, each, knowsFields)).toList();
        }
        if (value instanceof Map<?, ?> map) {
            return map(map, knowsFields);
        }
        return knowsFields && value instanceof String text && isShown(field, text) ? text : Masked.VALUE;
    }

    private static Map<String, @Nullable Object> map(Map<?, ?> map, boolean knowsFields) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, value) -> {
            var name = key.toString();
            var called = NAME.matcher(name).matches() ? name : "masked-" + (shown.size() + 1);
            shown.put(called, masked(name, value, knowsFields));
        });
        return shown;
    }

    private static boolean isShown(String field, String text) {
        return TIMES.contains(field) && isTime(text)
                || RANDOM_IDS.contains(field) && UUID.matcher(text).matches()
                || WORDS.contains(field) && WORD.matcher(text).matches();
    }

    private static boolean isTime(String text) {
        try {
            Instant.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
