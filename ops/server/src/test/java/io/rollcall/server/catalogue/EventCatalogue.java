// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.catalogue;

import static java.util.stream.Collectors.joining;

import io.rollcall.contracts.privacy.Personal;
import io.rollcall.contracts.privacy.Secret;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import io.rollcall.stream.ContractField;
import io.rollcall.stream.StreamContract;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** Makes the catalogue of events of what the code says: families, records, their Javadoc, and the subscriptions. */
final class EventCatalogue {

    private final Handlers handlers = new Handlers();
    private final Map<String, Words> words;
    private final List<Class<?>> families;

    EventCatalogue() throws IOException {
        words = Words.in(Checkout.files("Event.java"));
        families = Handlers.scan(new AssignableTypeFilter(Event.class), "io.rollcall.contracts")
                .filter(EventCatalogue::isFamily)
                .sorted(Comparator.comparing(EventCatalogue::firstName))
                .toList();
    }

    /** The file as it should be, behind its introduction. */
    String render() {
        return families.stream().map(this::family).collect(joining("\n")) + "\n" + subscriptions();
    }

    List<Class<?>> events() {
        return families.stream().flatMap(EventCatalogue::eventsOf).toList();
    }

    /** What it means when it happens. */
    String meaning(Class<?> event) {
        return wordsOf(event).text().replaceAll("\\s+", " ");
    }

    /** All events of one aggregate; what is sealed within is a part of it. */
    private static boolean isFamily(Class<?> type) {
        return type.isSealed() && Arrays.asList(type.getInterfaces()).contains(Event.class);
    }

    private static Stream<Class<?>> eventsOf(Class<?> family) {
        return Arrays.stream(family.getPermittedSubclasses())
                .flatMap(type -> type.isSealed() ? eventsOf(type) : Stream.of(type));
    }

    private String family(Class<?> family) {
        var head = "## %s\n\n%s Aggregate: `%s`.%s\n"
                .formatted(
                        family.getSimpleName(),
                        wordsOf(family).text(),
                        handlers.aggregateOf(family),
                        family.isAnnotationPresent(Secret.class)
                                ? " Its identifiers are secrets: the stream has digests of them."
                                : "");
        return eventsOf(family).map(this::event).collect(joining("", head, ""));
    }

    private String event(Class<?> event) {
        var said = wordsOf(event);
        return "\n### `%s`, revision %s\n\n%s\n\n%s\nFollowed by: %s. On the stream: %s.\n"
                .formatted(
                        nameOf(event),
                        event.getAnnotation(Revision.class).value(),
                        said.text(),
                        Arrays.stream(event.getRecordComponents())
                                .map(component -> component(component, said))
                                .collect(joining()),
                        subscriptionsOf(event),
                        streamed(event));
    }

    private static String streamed(Class<?> event) {
        var fields = StreamContract.fields(
                nameOf(event), event.getAnnotation(Revision.class).value());
        return fields.isEmpty()
                ? "that it happened"
                : fields.stream().map(ContractField::name).collect(joining("`, `", "`", "`"));
    }

    private String subscriptionsOf(Class<?> event) {
        var all = handlers.subscriptionsOf(event);
        return all.isEmpty() ? "the stream alone" : all.stream().collect(joining("`, `", "`", "`"));
    }

    private static String component(RecordComponent component, Words said) {
        var meaning = said.components().get(component.getName());
        return "- `%s`: `%s%s`%s%s%s\n"
                .formatted(
                        component.getName(),
                        component.getGenericType().getTypeName().replaceAll("\\w+[.$]", ""),
                        component.getAnnotatedType().isAnnotationPresent(Nullable.class) ? "?" : "",
                        component.isAnnotationPresent(Personal.class) ? " (**personal**)" : "",
                        isSecret(component.getGenericType()) ? " (**secret**)" : "",
                        meaning == null ? "" : ": " + meaning);
    }

    /** Such, or some of such. */
    private static boolean isSecret(Type type) {
        return switch (type) {
            case Class<?> one -> one.isAnnotationPresent(Secret.class);
            case ParameterizedType many ->
                Arrays.stream(many.getActualTypeArguments()).anyMatch(EventCatalogue::isSecret);
            default -> false;
        };
    }

    private String subscriptions() {
        return handlers.subscriptions().stream()
                .map(subscription -> "| `%s` | %s | `%s` |\n"
                        .formatted(Handlers.nameOf(subscription), kind(subscription), subscription.getSimpleName()))
                .sorted()
                .collect(joining("", "## Subscriptions\n\n| name | what it is | made by |\n|---|---|---|\n", ""));
    }

    private static String kind(Class<?> subscription) {
        var name = subscription.getPackageName();
        if (name.endsWith(".projection.stream")) {
            return "the stream: all events";
        }
        return name.startsWith("io.rollcall.projection") ? "read model" : "policy";
    }

    private Words wordsOf(Class<?> type) {
        return Objects.requireNonNull(words.get(type.getSimpleName()), type + " has no Javadoc");
    }

    private static String firstName(Class<?> family) {
        return eventsOf(family).map(EventCatalogue::nameOf).findFirst().orElseThrow();
    }

    private static String nameOf(Class<?> event) {
        return event.getAnnotation(EventName.class).value();
    }
}
