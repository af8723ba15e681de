// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.contracts.shared.EventName;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What one event does to one document.
 *
 * @param event the event's name
 * @param fold from the content before ({@code null}: there is none) to the content after ({@code null}: it is deleted)
 * @param onward what the event does to further documents, by the content after; {@code null} where it concerns none
 */
record Change<K, D>(
        K id,
        long position,
        String event,
        UnaryOperator<@Nullable D> fold,
        @Nullable Function<D, List<Change<K, D>>> onward) {

    /** A change that concerns one document alone. */
    Change(K id, long position, String event, UnaryOperator<@Nullable D> fold) {
        this(id, position, event, fold, null);
    }

    boolean leadsOn() {
        return onward != null;
    }

    /** The changes that follow from this one, once it is folded. */
    List<Change<K, D>> following(@Nullable D after) {
        return onward == null || after == null ? List.of() : onward.apply(after);
    }

    static String nameOf(Object event) {
        var name = event.getClass().getAnnotation(EventName.class);
        return name == null ? event.getClass().getSimpleName() : name.value();
    }
}
