// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.timetravel;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an aggregate for operators. Shown is what is a number, a flag, an enum, a time or a random id, in
 * collections and in records too, and the aggregate's own id; all else is masked, and whatever is called a secret. So
 * nothing that is added to an aggregate is shown because nobody has thought of it.
 */
final class MaskedState {

    private static final Pattern SECRET =
            Pattern.compile("(?i).*(hash|digest|nonce|salt|secret|password|token|mac|code).*");
    private static final String OURS = "io.rollcall.";
    private static final int DEEPEST = 6;

    private MaskedState() {}

    static Map<String, Object> of(Object aggregate) {
        return fields(aggregate, 0);
    }

    private static Map<String, Object> fields(Object owner, int depth) {
        var fields = new LinkedHashMap<String, Object>();
        Arrays.stream(owner.getClass().getDeclaredFields())
                .filter(field ->
                        !Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers()))
                .forEach(field -> fields.put(snake(field.getName()), value(field, owner, depth)));
        return fields;
    }

    private static @Nullable Object value(Field field, Object owner, int depth) {
        try {
            field.setAccessible(true);
            var value = field.get(owner);
            return field.isAnnotationPresent(AggregateIdentifier.class)
                    ? value
                    : value(field.getName(), value, depth + 1);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("No field to be read: " + field, e);
        }
    }

    private static @Nullable Object value(String name, @Nullable Object value, int depth) {
        if (value == null || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Collection<?> many) {
            return many(name, many, depth);
        }
        if (value instanceof Map<?, ?> map) {
            return map(name, map, depth);
        }
        if (isShown(value) && !isSecret(name)) {
            return value instanceof Number ? value : value.toString();
        }
        return isOurs(value) && depth < DEEPEST ? ours(name, value, depth) : Masked.VALUE;
    }

    private static boolean isSecret(String name) {
        return SECRET.matcher(name).matches();
    }

    private static boolean isShown(Object value) {
        return value instanceof Number
                || value instanceof Enum<?>
                || value instanceof Temporal
                || value instanceof TemporalAmount
                || value instanceof UUID;
    }

    private static boolean isOurs(Object value) {
        return value.getClass().getName().startsWith(OURS) && !(value instanceof Enum<?>);
    }

    /** Of one that is nothing but one value, such as an id, that value. */
    private static @Nullable Object ours(String name, Object value, int depth) {
        var components = value.getClass().getRecordComponents();
        if (components == null || components.length != 1) {
            return fields(value, depth);
        }
        if (isSecret(name)
                || isSecret(value.getClass().getSimpleName())
                        && !value.getClass().getSimpleName().endsWith("Id")) {
            return Masked.VALUE;
        }
        return fields(value, depth).values().iterator().next();
    }

    private static List<Object> many(String name, Collection<?> many, int depth) {
        var shown = new ArrayList<Object>();
        sorted(many).forEach(each -> shown.add(value(name, each, depth + 1)));
        return shown;
    }

    /** A set has no order of its own: the same content is shown in the same one. */
    private static Stream<?> sorted(Collection<?> many) {
        return many instanceof Set<?> && !(many instanceof SortedSet<?>)
                ? many.stream().sorted(Comparator.comparing(String::valueOf))
                : many.stream();
    }

    private static List<Object> map(String name, Map<?, ?> map, int depth) {
        var entries = new ArrayList<Object>();
        map.forEach((key, value) -> {
            var entry = new LinkedHashMap<String, Object>();
            entry.put("key", value(name, key, depth + 1));
            entry.put("value", value(name, value, depth + 1));
            entries.add(entry);
        });
        return entries;
    }

    static String snake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
