// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.contracts.privacy.KeyedDigests;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * The projections of this system, and what reads their documents, once more and apart from those that follow the log:
 * to fold documents as they were. Nothing in it has a subscription, and none of its read models a collection that is
 * asked or written.
 */
public final class PastReadModels implements AutoCloseable {

    /**
     * Projections and their documents, without the stream and what follows, watches and resets. No configuration that
     * the application would find.
     */
    @ComponentScan(
            basePackages = "io.rollcall.projection",
            nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
            useDefaultFilters = false,
            includeFilters = {
                @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = StoredDocuments.class),
                @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = ProcessingGroup.class)
            },
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = "io\\.rollcall\\.projection\\.(stream\\..*|.*Test(\\$.*)?)"))
    static class Projections {}

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final Map<String, Folded<?, ?>> models;

    /**
     * @param present the read models that are followed, of which nothing is used but their names
     * @param more adds what else is to look into the past
     */
    public PastReadModels(
            ReadModelDatabase present, KeyedDigests digests, Consumer<AnnotationConfigApplicationContext> more) {
        context.setBeanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE);
        context.registerBean(ReadModelDatabase.class, () -> present.in(new PastDocuments()));
        context.registerBean(KeyedDigests.class, () -> digests);
        context.register(Projections.class);
        more.accept(context);
        context.refresh();
        this.models = models();
    }

    private Map<String, Folded<?, ?>> models() {
        var projections = context.getBeansWithAnnotation(ProcessingGroup.class).values().stream()
                .collect(Collectors.toMap(
                        projection -> projection
                                .getClass()
                                .getAnnotation(ProcessingGroup.class)
                                .value(),
                        AnnotationEventHandlerAdapter::new));
        return context.getBeansOfType(StoredDocuments.class).values().stream()
                .<Folded<?, ?>>map(documents -> Folded.of(documents.model(), documents, projections))
                .collect(Collectors.toUnmodifiableMap(Folded::name, Function.identity()));
    }

    /** The names of all read models. */
    public Set<String> names() {
        return models.keySet();
    }

    /**
     * Begins to fold some documents, over nothing.
     *
     * @param ids as the read model has them, or written as text
     * @param passedOver what operators have it go on without, at whatever position: it has never been in the read model
     * @param watcher is told of every event that concerns one of them, in order
     * @return empty where there is no such read model
     */
    public Optional<DocumentFold<?, ?>> begin(
            String readModel, Set<?> ids, PassedOver passedOver, Consumer<PastStep> watcher) {
        return Optional.ofNullable(models.get(readModel)).map(model -> model.fold(ids, passedOver, watcher));
    }

    /**
     * The ids that every event names in the open that changes one of these documents by itself.
     *
     * @param ids the texts of the documents' own
     * @return empty where one of them has none
     */
    public Optional<Set<String>> namedBy(String readModel, Set<String> ids) {
        var documents = Objects.requireNonNull(models.get(readModel)).documents();
        var named = ids.stream().flatMap(id -> documents.namedBy(id).stream()).collect(Collectors.toSet());
        return ids.stream().allMatch(id -> documents.namedBy(id).isPresent()) ? Optional.of(named) : Optional.empty();
    }

    /** Whether documents of a read model may lead to others that go by another id. */
    public boolean hasLeading(String readModel) {
        return Objects.requireNonNull(models.get(readModel)).documents() instanceof LeadingDocuments;
    }

    /** Those of the documents that an event changes by itself that may. */
    public Set<String> leading(String readModel, TrackedEventMessage<?> event) {
        var model = Objects.requireNonNull(models.get(readModel));
        return model.documents() instanceof LeadingDocuments documents
                ? model.changedBy(event).filter(documents::leads).collect(Collectors.toSet())
                : Set.of();
    }

    /** The documents that an event changes by itself. */
    public Set<String> changedBy(String readModel, TrackedEventMessage<?> event) {
        return Objects.requireNonNull(models.get(readModel)).changedBy(event).collect(Collectors.toSet());
    }

    /** Has something look into the past, on this thread, which it may block: whatever it reads comes from a source. */
    public <T> T look(PastSource source, Callable<T> look) throws Exception {
        return PastDocuments.from(source, look);
    }

    /** What was added to look into the past. */
    public <T> List<T> all(Class<T> type) {
        return context.getBeanProvider(type).stream().toList();
    }

    @Override
    public void close() {
        context.close();
    }

    /** One read model with its projection, by which several may fold at once. */
    private record Folded<K, D>(
            ReadModel<K, D> model, StoredDocuments documents, AnnotationEventHandlerAdapter projection) {

        static <K, D> Folded<K, D> of(
                ReadModel<K, D> model,
                StoredDocuments documents,
                Map<String, AnnotationEventHandlerAdapter> projections) {
            return new Folded<>(model, documents, projections.get(model.name()));
        }

        FoldedModel<K, D> model(Set<Long> skipped) {
            return new FoldedModel<>(model, projection::canHandleType, this::handle, skipped);
        }

        Stream<String> changedBy(TrackedEventMessage<?> event) {
            return model(Set.of()).changes(event).stream().map(change -> String.valueOf(change.id()));
        }

        String name() {
            return model.name();
        }

        DocumentFold<K, D> fold(Set<?> ids, PassedOver passedOver, Consumer<PastStep> watcher) {
            var wanted = ids.stream()
                    .map(String::valueOf)
                    .distinct()
                    .collect(Collectors.toMap(
                            id -> id,
                            id -> new DocumentFold.Wanted(
                                    0, passedOver.evicted().getOrDefault(id, Set.of()))));
            return new DocumentFold<>(model(passedOver.skipped()), wanted, watcher);
        }

        private void handle(TrackedEventMessage<?> event) {
            try {
                projection.handle(event);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException("A handler failed", e);
            }
        }
    }
}
