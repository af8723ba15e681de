// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.aggregate;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The state of an aggregate as JSON, field by field; see {@link Snapshotted}. */
final class AggregateState {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AggregateState() {}

    static String write(Object root) {
        return tree(root).toString();
    }

    /**
     * Fills an aggregate that nothing has happened to.
     *
     * @throws RuntimeException where this is no state of it
     */
    static void read(String state, Object blank) {
        fill(blank, JSON.readTree(state));
    }

    /** What such an object keeps. */
    static List<Field> fields(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field ->
                        !Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers()))
                .toList();
    }

    private static ObjectNode tree(Object part) {
        var tree = JSON.createObjectNode();
        for (var field : fields(part.getClass())) {
            var value = get(field, part);
            tree.set(field.getName(), isPart(field.getType()) ? tree(value) : JSON.valueToTree(value));
        }
        return tree;
    }

    private static void fill(Object part, JsonNode tree) {
        for (var field : fields(part.getClass())) {
            var node = tree.required(field.getName());
            if (isPart(field.getType())) {
                fill(get(field, part), node);
            } else {
                fill(field, part, node);
            }
        }
    }

    /** Collections stay what they are, as one in an order of its own. */
    private static void fill(Field field, Object part, JsonNode node) {
        var type = JSON.constructType(field.getGenericType());
        var before = get(field, part);
        if (before instanceof Collection<?> all) {
            addAll(all, node, type.getContentType());
        } else if (before instanceof Map<?, ?> all) {
            putAll(all, node, type);
        } else {
            set(field, part, JSON.treeToValue(node, type));
        }
    }

    @SuppressWarnings("unchecked") // what a field of this type has held
    private static void addAll(Collection<?> all, JsonNode node, JavaType element) {
        var list = JSON.getTypeFactory().constructCollectionType(ArrayList.class, element);
        all.clear();
        ((Collection<Object>) all).addAll(JSON.treeToValue(node, list));
    }

    @SuppressWarnings("unchecked") // the same
    private static void putAll(Map<?, ?> all, JsonNode node, JavaType type) {
        var map = JSON.getTypeFactory().constructMapType(LinkedHashMap.class, type.getKeyType(), type.getContentType());
        all.clear();
        ((Map<Object, Object>) all).putAll(JSON.treeToValue(node, map));
    }

    /** An object that changes with the aggregate, and is of no use without it. */
    private static boolean isPart(Class<?> type) {
        return !type.isRecord()
                && !type.isEnum()
                && !type.isPrimitive()
                && !type.isInterface()
                && !type.isArray()
                && !type.getName().startsWith("java.");
    }

    private static Object get(Field field, Object part) {
        try {
            field.setAccessible(true);
            return field.get(part);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void set(Field field, Object part, Object value) {
        try {
            field.set(part, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
