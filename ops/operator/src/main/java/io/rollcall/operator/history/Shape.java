// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.history;

import com.fasterxml.jackson.annotation.JsonValue;
import io.rollcall.contracts.privacy.Personal;
import io.rollcall.contracts.privacy.Secret;
import io.rollcall.contracts.shared.UserId;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** What of a stored component every operator sees. What is of no known kind is hidden. */
sealed interface Shape {

    /** One value. */
    enum Leaf implements Shape {
        /** Personal or a secret, or nobody here knows. */
        HIDDEN,
        /** The id of a user. */
        USER,
        /** A moment; nobody searches it as a word. */
        TIME,
        /** Any other number, id or word. */
        PLAIN
    }

    /** Several of a kind: a list, or the values of a map. */
    record Many(Shape each) implements Shape {}

    /** Components by name; others are hidden. */
    record Fields(Map<String, Shape> byName) implements Shape {

        Shape of(String name) {
            return byName.getOrDefault(name, Leaf.HIDDEN);
        }
    }

    /** The shape of the JSON of a record's components. */
    static Fields ofRecord(Class<?> type) {
        var byName = new LinkedHashMap<String, Shape>();
        for (var component : type.getRecordComponents()) {
            byName.put(
                    component.getName(),
                    component.isAnnotationPresent(Personal.class) ? Leaf.HIDDEN : of(component.getGenericType()));
        }
        return new Fields(byName);
    }

    private static Shape of(Type type) {
        if (type instanceof Class<?> one) {
            return ofClass(one);
        }
        if (type instanceof ParameterizedType many && many.getRawType() instanceof Class<?> raw) {
            var arguments = many.getActualTypeArguments();
            if (Collection.class.isAssignableFrom(raw)) {
                return new Many(of(arguments[0]));
            }
            if (Map.class.isAssignableFrom(raw) && arguments[0] == String.class) {
                return new Many(of(arguments[1]));
            }
        }
        return Leaf.HIDDEN;
    }

    private static Shape ofClass(Class<?> type) {
        if (type.isAnnotationPresent(Secret.class)) {
            return Leaf.HIDDEN;
        }
        if (type == UserId.class) {
            return Leaf.USER;
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return Leaf.TIME;
        }
        return type.isRecord() && !isOneValue(type) ? ofRecord(type) : Leaf.PLAIN;
    }

    private static boolean isOneValue(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .anyMatch(component -> component.getAccessor().isAnnotationPresent(JsonValue.class));
    }
}
