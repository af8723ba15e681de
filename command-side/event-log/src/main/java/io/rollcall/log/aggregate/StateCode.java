// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.aggregate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Names the code that a state comes of: SHA-256 over the classes of an aggregate, of its parts and of their values. A
 * version that evolves otherwise names another, and so takes no state for its own.
 */
final class StateCode {

    private final Map<String, Class<?>> classes = new TreeMap<>();

    private StateCode() {}

    static String of(Class<?> aggregate) {
        var code = new StateCode();
        code.add(aggregate);
        return code.digest();
    }

    private void add(Type type) {
        if (type instanceof ParameterizedType of) {
            for (var argument : of.getActualTypeArguments()) {
                add(argument);
            }
        } else if (type instanceof Class<?> own
                && !own.isPrimitive()
                && !own.isArray()
                && !own.getName().startsWith("java.")
                && classes.putIfAbsent(own.getName(), own) == null) {
            AggregateState.fields(own).forEach(field -> add(field.getGenericType()));
        }
    }

    private String digest() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var type : classes.values()) {
                digest.update(bytes(type));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static byte[] bytes(Class<?> type) {
        var file = "/" + type.getName().replace('.', '/') + ".class";
        try (var bytes = Objects.requireNonNull(type.getResourceAsStream(file), file)) {
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
