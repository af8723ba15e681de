// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.privacy.KeyedDigests;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventExamples;
import io.rollcall.log.subscription.AxonSubscription;
import io.rollcall.log.subscription.LogHistory;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.bson.Document;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/**
 * Every read model over one history, which holds each type of event: everything comes to be, changes, ends, and comes
 * to be once more.
 */
final class FollowedHistory implements AutoCloseable {

    static final MemoryLog LOG = new MemoryLog();

    private static final List<Event> EXAMPLES = EventExamples.all(new KeyId(new UUID(2, 2)));
    private static final String ENDS = ".*(Deleted|Ended|Left|Revoked|Removed|Cleared|Released|Forgotten|Excluded"
            + "|Unlisted|Unblocked|Expired|Completed)$";

    static {
        Stream.of(
                        EXAMPLES,
                        EXAMPLES,
                        EXAMPLES.stream().filter(FollowedHistory::isNoEnd).toList())
                .flatMap(List::stream)
                .forEach(event -> LOG.append("any", event));
    }

    /** The ends of its parts: everything, the same once more, and once more without any end. */
    static final List<Integer> PARTS = List.of(EXAMPLES.size(), 2 * EXAMPLES.size(), (int) LOG.head());

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
                                    "io\\.rollcall\\.projection\\.(stream\\..*|shared\\.Read(ModelConfiguration|StoreInspection)|.*Test(\\$.*)?)"))
    static class Scan {}

    FollowedHistory(MongoDatabase database) {
        this.database = database;
        context.registerBean(ReadModelDatabase.class, () -> MemoryMongo.readModels(database));
        context.registerBean(LogHistory.class, () -> LOG);
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

    Collection<ReadModelSubscription> subscriptions() {
        return context.getBeansOfType(ReadModelSubscription.class).values();
    }

    /** Hands a subscription a part of the history, as a processor does that has claimed it. */
    void deliver(ReadModelSubscription subscription, int from, int to) {
        var events = LOG.after(from).subList(0, to - from);
        new EventDelivery(Objects.requireNonNull(projections.get(subscription.name())), subscription, LOG)
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

    private static boolean isNoEnd(Event event) {
        return !event.getClass().getSimpleName().matches(ENDS);
    }
}
