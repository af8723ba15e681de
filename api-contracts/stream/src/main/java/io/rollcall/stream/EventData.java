// SPDX-License-Identifier: Apache-2.0
package io.rollcall.stream;

import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the stream tells of an event: what {@link StreamContract} allows, and nothing else. What is null is left out.
 */
public final class EventData {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final ClassValue<List<Step>> STEPS = new ClassValue<>() {
        @Override
        protected List<Step> computeValue(Class<?> type) {
            return steps(type, fieldsOf(type));
        }
    };

    /** @param accessor of the component; {@code null} for none */
    private record Step(ContractField field, @Nullable Method accessor) {

        @Nullable
        Object value(Event event) {
            try {
                return accessor == null ? field.constant() : accessor.invoke(event);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private EventData() {}

    /** The names in the log of all subjects that the event's data names. */
    public static List<String> subjects(Event event) {
        var names = new ArrayList<String>();
        for (var step : STEPS.get(event.getClass())) {
            var value = step.field().form() == Form.ID ? step.value(event) : null;
            if (value != null) {
                names.add(SubjectNames.of(value));
            }
        }
        return names;
    }

    /**
     * The data.
     *
     * @param ids gives a subject's id on the stream, by its name in the log
     */
    public static JsonNode of(Event event, UnaryOperator<String> ids) {
        return told(event, STEPS.get(event.getClass()), ids);
    }

    /** The same by another contract. */
    static JsonNode of(Event event, List<ContractField> fields, UnaryOperator<String> ids) {
        return told(event, steps(event.getClass(), fields), ids);
    }

    private static JsonNode told(Event event, List<Step> steps, UnaryOperator<String> ids) {
        var data = new LinkedHashMap<String, Object>();
        for (var step : steps) {
            var value = step.value(event);
            if (value != null) {
                var isId = step.field().form() == Form.ID;
                data.put(
                        step.field().name(),
                        isId
                                ? ids.apply(SubjectNames.of(value))
                                : step.field().form().of(value));
            }
        }
        return JSON.valueToTree((Map<String, Object>) data);
    }

    private static List<ContractField> fieldsOf(Class<?> type) {
        var name = type.getAnnotation(EventName.class);
        var revision = type.getAnnotation(Revision.class);
        return name == null || revision == null ? List.of() : StreamContract.fields(name.value(), revision.value());
    }

    private static List<Step> steps(Class<?> type, List<ContractField> fields) {
        return fields.stream().map(field -> step(type, field)).toList();
    }

    /** @throws IllegalArgumentException where the contract does not fit the event */
    private static Step step(Class<?> type, ContractField field) {
        if (field.component().equals(ContractField.NONE) && field.form() == Form.CONSTANT) {
            return new Step(field, null);
        }
        var component = Arrays.stream(type.getRecordComponents())
                .filter(it -> it.getName().equals(field.component()))
                .filter(it -> field.form().takes(it.getType()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s has no %s that could be told as %s".formatted(type, field.component(), field.form())));
        return new Step(field, accessor(component));
    }

    private static Method accessor(RecordComponent component) {
        var accessor = component.getAccessor();
        accessor.setAccessible(true);
        return accessor;
    }
}
