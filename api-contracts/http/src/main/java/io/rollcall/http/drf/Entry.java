// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

import org.jspecify.annotations.Nullable;

/**
 * What a form says in one field.
 *
 * @param orNull the value; {@code null} where the field was left out, or is wrong, which {@link Form#check} tells
 */
public record Entry<T>(@Nullable T orNull) {

    static <T> Entry<T> absent() {
        return new Entry<>(null);
    }

    /** The value of a field that must be there, once the form is checked. */
    public T value() {
        if (orNull == null) {
            throw new IllegalStateException("Nothing was entered here: is the form checked, and the field required?");
        }
        return orNull;
    }

    /** The value, or this one where the field was left out. */
    public T or(T other) {
        return orNull == null ? other : orNull;
    }

    /** Whether the field holds a valid value; not, where it was left out, sent as null or was at fault. */
    public boolean isGiven() {
        return orNull != null;
    }
}
