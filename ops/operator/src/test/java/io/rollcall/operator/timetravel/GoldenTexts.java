// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.timetravel;

import io.rollcall.contracts.privacy.Personal;
import io.rollcall.contracts.shared.Event;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The texts in golden events. */
final class GoldenTexts {

    private static final int SHORTEST = 4;

    private GoldenTexts() {}

    /** Those in personal components. */
    static Set<String> personal(Collection<Event> events) {
        return in(events, component -> component.isAnnotationPresent(Personal.class));
    }

    /** All of them: also hashes, and names of images. */
    static Set<String> all(Collection<Event> events) {
        return in(events, component -> true);
    }

    private static Set<String> in(Collection<Event> events, Predicate<RecordComponent> wanted) {
        var texts = new HashSet<String>();
        for (var event : events) {
            for (var component : event.getClass().getRecordComponents()) {
                if (wanted.test(component)) {
                    collect(read(component, event), texts);
                }
            }
        }
        return texts;
    }

    private static void collect(@Nullable Object value, Set<String> texts) {
        if (value instanceof String text && text.length() >= SHORTEST) {
            texts.add(text);
        } else if (value instanceof Collection<?> many) {
            many.forEach(each -> collect(each, texts));
        } else if (value instanceof Map<?, ?> map) {
            collect(map.keySet(), texts);
            collect(map.values(), texts);
        } else if (value instanceof Record values) {
            for (var component : values.getClass().getRecordComponents()) {
                collect(read(component, values), texts);
            }
        }
    }

    private static @Nullable Object read(RecordComponent component, Object owner) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
