// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.contracts.privacy.KeyedDigests;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.bson.Document;
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
                .<Folded<?, ?>>map(documents -> Folded.of(documents.model(), projections))
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
     * @param watcher is told of every event that one of them takes, in order
     * @return empty where there is no such read model
     */
    public Optional<PastFold> begin(String readModel, Set<?> ids, Consumer<PastStep> watcher) {
        return Optional.ofNullable(models.get(readModel)).map(model -> new PastFold(model, ids, watcher));
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
    record Folded<K, D>(ReadModel<K, D> model, AnnotationEventHandlerAdapter projection) {

        static <K, D> Folded<K, D> of(ReadModel<K, D> model, Map<String, AnnotationEventHandlerAdapter> projections) {
            return new Folded<>(model, projections.get(model.name()));
        }

        String name() {
            return model.name();
        }

        boolean takes(Class<?> event) {
            return projection.canHandleType(event);
        }

        List<Change<K, D>> changes(TrackedEventMessage<?> event) {
            var changes = new ArrayList<Change<K, D>>();
            model.aside(changes::add, () -> handle(event));
            return changes;
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

        @SuppressWarnings("unchecked") // it is one of this read model's
        Document encoded(Object document) {
            return model.codec().toBson((D) document);
        }
    }
}
