// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.catalogue;

import io.rollcall.contracts.privacy.Personal;
import io.rollcall.contracts.shared.EventName;
import io.rollcall.stream.ContractField;
import io.rollcall.stream.StreamContract;
import io.rollcall.stream.StreamFormat;
import io.rollcall.stream.StreamedUser;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Makes a JSON Schema (2020-12) of the data of each type and revision, of the stream's contract and the events. */
final class StreamSchemas {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String REGISTRATION = "registration";

    private static final List<String> MARKERS = StreamContract.all().values().stream()
            .flatMap(List::stream)
            .filter(field -> field.name().equals(REGISTRATION))
            .map(ContractField::constant)
            .sorted()
            .toList();

    private static final String USERS = "A user that is there: what is known of the registration."
            + " A record without a value says that the user has left.";

    private final Map<String, Class<?>> events = new TreeMap<>();
    private final Map<String, String> meanings = new TreeMap<>();

    StreamSchemas(EventCatalogue catalogue) {
        for (var event : catalogue.events()) {
            var type = event.getAnnotation(EventName.class).value() + "."
                    + event.getAnnotation(Revision.class).value();
            events.put(type, event);
            meanings.put(type, catalogue.meaning(event));
        }
    }

    /** All of them, by name, dot and revision. */
    Map<String, Map<String, Object>> all() {
        var schemas = new TreeMap<String, Map<String, Object>>();
        events.keySet().forEach(type -> schemas.put(type, schema(type)));
        return schemas;
    }

    String meaning(String type) {
        return meanings.get(type);
    }

    /** That of the topic of users. */
    Map<String, Object> users() {
        var properties = new LinkedHashMap<String, Object>();
        StreamContract.users().forEach(field -> properties.put(field.name(), ofUser(field)));
        return schema(
                StreamedUser.NAME + "." + StreamedUser.REVISION,
                USERS,
                properties,
                List.of("user", "registeredAt", REGISTRATION));
    }

    /** What it is in the data of events, where it is the same in all. */
    private static Map<String, Object> ofUser(ContractField field) {
        return switch (field.name()) {
            case REGISTRATION -> property(field, values(MARKERS));
            case "registeredAt", "completedAt" -> property(field, value(Instant.class));
            default -> property(field, (RecordComponent) null);
        };
    }

    private Map<String, Object> schema(String type) {
        var properties = new LinkedHashMap<String, Object>();
        var required = new ArrayList<String>();
        for (var field : StreamContract.all().get(type)) {
            var component = component(type, field);
            properties.put(field.name(), property(field, component));
            if (isAlwaysThere(component)) {
                required.add(field.name());
            }
        }
        return schema(type, meanings.get(type), properties, required);
    }

    private static Map<String, Object> schema(
            String type, String meaning, Map<String, Object> properties, List<String> required) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", StreamFormat.schema(name(type), revision(type)));
        schema.put("title", StreamFormat.type(name(type), revision(type)));
        schema.put("description", meaning);
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", required);
        return schema;
    }

    static String name(String type) {
        return type.substring(0, type.lastIndexOf('.'));
    }

    static String revision(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /** What is taken from personal data is missing in what is told once that is erased. */
    private static boolean isAlwaysThere(@Nullable RecordComponent component) {
        return component == null
                || !component.isAnnotationPresent(Personal.class)
                        && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private @Nullable RecordComponent component(String type, ContractField field) {
        return Arrays.stream(events.get(type).getRecordComponents())
                .filter(it -> it.getName().equals(field.component()))
                .findFirst()
                .orElse(null);
    }

    private static Map<String, Object> property(ContractField field, @Nullable RecordComponent component) {
        return property(
                field,
                switch (field.form()) {
                    case ID -> Map.of("type", "string", "format", "uuid");
                    case COUNT, LENGTH -> Map.of("type", "integer", "minimum", 0);
                    case KIND -> values(List.of("meet", "session"));
                    case REGION -> Map.of("type", "string", "pattern", "^[A-Z]{2}$");
                    case LINE -> values(List.of("MOBILE", "FIXED_LINE", "FIXED_LINE_OR_MOBILE", "OTHER"));
                    case WORD -> Map.of("type", "string", "maxLength", 36);
                    case CONSTANT -> Map.of("const", field.constant());
                    case VALUE -> value(component.getType());
                });
    }

    private static Map<String, Object> property(ContractField field, Map<String, Object> form) {
        var property = new LinkedHashMap<String, Object>();
        property.put("description", field.why());
        property.put("x-classification", field.classification().word());
        property.putAll(form);
        return sorted(property);
    }

    private static Map<String, Object> value(Class<?> type) {
        if (type == Instant.class) {
            return Map.of("type", "string", "format", "date-time");
        }
        if (type == boolean.class) {
            return Map.of("type", "boolean");
        }
        return type.isEnum()
                ? values(Arrays.stream(type.getEnumConstants())
                        .map(it -> JSON.valueToTree(it).asString())
                        .toList())
                : Map.of("type", "integer");
    }

    private static Map<String, Object> values(List<String> values) {
        return Map.of("type", "string", "enum", values);
    }

    private static Map<String, Object> sorted(Map<String, Object> property) {
        return new TreeMap<>(property);
    }
}
