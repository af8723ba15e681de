// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.contracts.shared.EventName;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What one event does to one document.
 *
 * @param event the event's name
 * @param fold from the content before ({@code null}: there is none) to the content after ({@code null}: it is deleted)
 */
record Change<K, D>(K id, long position, String event, UnaryOperator<@Nullable D> fold) {

    static String nameOf(Object event) {
        var name = event.getClass().getAnnotation(EventName.class);
        return name == null ? event.getClass().getSimpleName() : name.value();
    }
}
