// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.contracts.privacy.KeyedDigests;
import io.rollcall.contracts.shared.Event;
import io.rollcall.log.GoldenEvents;
import io.rollcall.log.codec.EventTypes;
import io.rollcall.log.subscription.AxonSubscription;
import io.rollcall.log.subscription.LogHistory;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.bson.Document;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * Every read model over one history, which holds each type of event: everything comes to be, changes, ends, and comes
 * to be once more.
 */
public final class FollowedHistory implements AutoCloseable {

    private static final String LAST = ".*(Deleted|Ended|Forgotten)$";
    private static final String ENDS = ".*(Deleted|Ended|Left|Revoked|Removed|Cleared|Released|Forgotten|Excluded"
            + "|Unlisted|Unblocked|Expired|Completed)$";

    private static final MemoryLog LOG = log(GoldenEvents.of(types()));
    private static final MemoryLog ERASED = log(GoldenEvents.erased(types()));

    /** The ends of its parts: everything, the same once more, and once more without any end. */
    static final List<Integer> PARTS = parts((int) types().all().count(), (int) LOG.head());

    private final MemoryLog log;
    private final MongoDatabase database;
    private final Map<String, Object> projections;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    @Configuration(proxyBeanMethods = false)
    @ComponentScan(
            basePackages = "io.rollcall.projection",
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    "io\\.rollcall\\.projection\\.(stream\\..*|shared\\.(ReadModelConfiguration|ReadStoreInspection|GenerationConfiguration)|.*Test(\\$.*)?)"))
    static class Scan {}

    /** Of a history in which everything can be read. */
    FollowedHistory(MongoDatabase database) {
        this(database, LOG);
    }

    /** Of the same history, once nothing personal in it can be read any more. */
    static FollowedHistory erased(MongoDatabase database) {
        return new FollowedHistory(database, ERASED);
    }

    private FollowedHistory(MongoDatabase database, MemoryLog log) {
        this.database = database;
        this.log = log;
        context.registerBean(ReadModelDatabase.class, () -> MemoryMongo.readModels(database));
        context.registerBean(LogHistory.class, () -> log);
        context.registerBean(KeyedDigests.class, () -> TestDigests.DIGESTS);
        context.registerBean(ReadModelRegistrar.class, ReadModelRegistrar::new);
        context.register(Scan.class);
        context.refresh();
        this.projections = context.getBeansWithAnnotation(ProcessingGroup.class).values().stream()
                .collect(Collectors.toMap(
                        bean -> bean.getClass()
                                .getAnnotation(ProcessingGroup.class)
                                .value(),
                        Function.identity()));
    }

    /** The history. */
    MemoryLog log() {
        return log;
    }

    Collection<ReadModelSubscription> subscriptions() {
        return context.getBeansOfType(ReadModelSubscription.class).values();
    }

    /** Hands a subscription a part of the history, as a processor does that has claimed it. */
    void deliver(ReadModelSubscription subscription, int from, int to) {
        var events = log.after(from).subList(0, to - from);
        new EventDelivery(Objects.requireNonNull(projections.get(subscription.name())), subscription, log)
                .batch(events);
    }

    /** Has a processor claim a subscription and hand it what it has not done of the history, up to a position. */
    void claimAndDeliver(ReadModelSubscription subscription, int upTo) {
        var at = (int) AxonSubscription.positionOf(subscription.fetchToken(subscription.name(), 0));
        for (int end : PARTS) {
            if (at < end && end <= upTo) {
                deliver(subscription, at, end);
                at = end;
            }
        }
    }

    /** Every document of every read model but its position, by collection. */
    Map<String, List<Document>> documents() {
        return subscriptions().stream()
                .collect(Collectors.toMap(
                        ReadModelSubscription::name,
                        subscription -> MemoryMongo.documents(database, subscription.name()),
                        (one, same) -> one,
                        TreeMap::new));
    }

    @Override
    public void close() {
        context.close();
    }

    private static MemoryLog log(List<Event> events) {
        var story = events.stream()
                .sorted(Comparator.comparing(event -> is(event, ENDS) ? is(event, LAST) ? 2 : 1 : 0))
                .toList();
        var log = new MemoryLog();
        Stream.of(story, story, story.stream().filter(event -> !is(event, ENDS)).toList())
                .flatMap(List::stream)
                .forEach(event -> log.append("any", event));
        return log;
    }

    private static List<Integer> parts(int types, int head) {
        return List.of(types, 2 * types, head);
    }

    private static boolean is(Event event, String names) {
        return event.getClass().getSimpleName().matches(names);
    }

    /** Every family of events that there is. */
    public static EventTypes types() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(AnnotatedBeanDefinition any) {
                return true;
            }
        };
        scanner.addIncludeFilter(new AssignableTypeFilter(Event.class));
        return EventTypes.of(scanner.findCandidateComponents("io.rollcall.contracts").stream()
                .<Class<?>>map(found -> ClassUtils.resolveClassName(found.getBeanClassName(), null))
                .filter(type -> List.of(type.getInterfaces()).contains(Event.class))
                .sorted(Comparator.comparing(Class::getName))
                .<Class<? extends Event>>map(type -> type.asSubclass(Event.class))
                .toList());
    }
}
