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
 * @param event the one that does it: of two at one position, which upcasters have made of one, each is folded
 * @param depth as in {@link Effect}
 * @param fold from the content before ({@code null}: there is none) to the content after ({@code null}: it is deleted)
 * @param onward what the event does to further documents, by the content after
 */
record Change<K, D>(
        K id,
        long position,
        Object event,
        int depth,
        UnaryOperator<@Nullable D> fold,
        Function<D, List<Change<K, D>>> onward) {

    static <K, D, E> Change<K, D> of(Effect<K, D, E> effect, long position, E event) {
        return new Change<>(
                effect.id(),
                position,
                event,
                effect.depth(),
                before -> effect.fold().apply(before, event),
                after -> effect.onward().apply(after).stream()
                        .map(further -> of(further, position, event))
                        .toList());
    }

    /** The changes that follow from this one, once it is folded. */
    List<Change<K, D>> following(@Nullable D after) {
        return after == null ? List.of() : onward.apply(after);
    }

    /** The event's name. */
    String eventName() {
        return nameOf(event);
    }

    static String nameOf(Object event) {
        var name = event.getClass().getAnnotation(EventName.class);
        return name == null ? event.getClass().getSimpleName() : name.value();
    }
}
