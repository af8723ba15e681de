// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What some fields of a document become, and some entries of its fields. A field is copied before its entries are
 * changed: readers may have it.
 *
 * @param set values by paths of one name or two
 * @param unset paths, whatever their values are
 */
record FieldUpdate(Document set, Document unset) {

    private static final Set<String> OPERATORS = Set.of("$set", "$unset");
    private static final int MOST_DIGITS = 9;

    /** Empty where an update says something else, or more. */
    static Optional<FieldUpdate> of(Document update) {
        if (!OPERATORS.containsAll(update.keySet())
                || !(update.getOrDefault("$set", new Document()) instanceof Document set)
                || !(update.getOrDefault("$unset", new Document()) instanceof Document unset)) {
            return Optional.empty();
        }
        return Stream.concat(set.keySet().stream(), unset.keySet().stream()).allMatch(FieldUpdate::isPath)
                ? Optional.of(new FieldUpdate(set, unset))
                : Optional.empty();
    }

    private static boolean isPath(String path) {
        var point = path.indexOf('.');
        var field = point < 0 ? path : path.substring(0, point);
        return !field.equals("_id") && isName(field) && (point < 0 || isName(path.substring(point + 1)));
    }

    private static boolean isName(String text) {
        return !text.isEmpty() && text.charAt(0) != '$' && text.indexOf('.') < 0;
    }

    /** Whether a document is what it would become. */
    boolean isNothingTo(Document document) {
        return set.isEmpty()
                && unset.keySet().stream().noneMatch(path -> path.indexOf('.') >= 0 || document.containsKey(path));
    }

    /**
     * Changes a document.
     *
     * @return whether it has done so: not where a path leads to no entry that there can be
     */
    boolean isDoneTo(Document document) {
        var fields = new HashMap<String, Object>();
        if (!set.entrySet().stream().allMatch(entry -> isSet(document, fields, entry.getKey(), entry.getValue()))
                || !unset.keySet().stream().allMatch(path -> isUnset(document, fields, path))) {
            return false;
        }
        fields.forEach(document::put);
        set.forEach((path, value) -> {
            if (path.indexOf('.') < 0) {
                document.put(path, value);
            }
        });
        unset.keySet().stream().filter(path -> path.indexOf('.') < 0).forEach(document::remove);
        return true;
    }

    private static boolean isSet(Document document, Map<String, Object> fields, String path, @Nullable Object value) {
        var point = path.indexOf('.');
        if (point < 0) {
            return true;
        }
        var field = copied(document, fields, path.substring(0, point));
        var entry = path.substring(point + 1);
        if (field instanceof Document entries) {
            entries.put(entry, value);
            return true;
        }
        return field instanceof List<?> list && isSetIn(list, entry, value);
    }

    @SuppressWarnings("unchecked") // whatever a client has put there
    private static boolean isSetIn(List<?> field, String entry, @Nullable Object value) {
        var at = isIndex(entry) ? Integer.parseInt(entry) : Integer.MAX_VALUE;
        if (at > field.size()) {
            return false;
        }
        if (at == field.size()) {
            ((List<@Nullable Object>) field).add(value);
        } else {
            ((List<@Nullable Object>) field).set(at, value);
        }
        return true;
    }

    private static boolean isIndex(String entry) {
        return entry.length() <= MOST_DIGITS
                && entry.chars().allMatch(character -> '0' <= character && character <= '9')
                && (entry.equals("0") || entry.charAt(0) != '0');
    }

    private static boolean isUnset(Document document, Map<String, Object> fields, String path) {
        var point = path.indexOf('.');
        if (point < 0) {
            return true;
        }
        if (!(copied(document, fields, path.substring(0, point)) instanceof Document field)) {
            return false;
        }
        field.remove(path.substring(point + 1));
        return true;
    }

    private static @Nullable Object copied(Document document, Map<String, Object> fields, String name) {
        return fields.computeIfAbsent(name, same -> {
            var field = document.get(name);
            if (field instanceof Document entries) {
                return entries.clone();
            }
            return field instanceof List<?> list ? new ArrayList<>(list) : null;
        });
    }
}
