// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import io.rollcall.embedded.testing.TestServers;
import io.rollcall.faults.Fault;
import io.rollcall.faults.MongoProxy;
import io.rollcall.faults.ReadModelStep;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a replica set lets happen around an election, at each step of each read model, once and twice: afterwards
 * everything is as if nothing had happened.
 */
class FaultsTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    /** The driver asks once more by itself; a batch may be refused as often as a step is, and once for a lost place. */
    private static final int ATTEMPTS = 5;

    private static final List<Fault> OF_READS = List.of(
            Fault.NOT_WRITABLE_PRIMARY, Fault.SHUTDOWN_IN_PROGRESS, Fault.INTERRUPTED_BY_STEP_DOWN, Fault.LOST_REPLY);

    private static Map<String, List<Document>> expected = Map.of();

    record Case(ReadModelStep step, Fault fault) {

        /** Documents that are written need not be written again, though nobody heard that they were. */
        boolean isDoneAtOnce() {
            return step == ReadModelStep.BULK && (fault instanceof Fault.LostReply || fault instanceof Fault.Concern);
        }
    }

    @BeforeAll
    static void followWithoutFaults() {
        try (var history = new FollowedHistory(MemoryMongo.database())) {
            for (var subscription : history.subscriptions()) {
                history.claimAndDeliver(subscription, end());
                subscription.releaseClaim(subscription.name(), 0);
            }
            expected = history.documents();
        }
    }

    static Stream<Case> ofSubscriptions() {
        return Stream.of(ReadModelStep.LOAD, ReadModelStep.BULK, ReadModelStep.POSITION)
                .flatMap(FaultsTest::ofStep);
    }

    static Stream<Case> ofReaders() {
        return ofStep(ReadModelStep.READ);
    }

    private static Stream<Case> ofStep(ReadModelStep step) {
        var writes = step == ReadModelStep.BULK || step == ReadModelStep.POSITION;
        return Stream.concat(OF_READS.stream(), writes ? Stream.of(Fault.WRITE_CONCERN_FAILED) : Stream.<Fault>empty())
                .map(fault -> new Case(step, fault));
    }

    @Test
    void theHistoryLeavesDocumentsInEachOfThemAndParksNone() {
        assertThat(expected)
                .hasSize(19)
                .allSatisfy((collection, documents) -> assertThat(documents)
                        .isNotEmpty()
                        .noneMatch(document -> document.containsKey("parked"))
                        .anyMatch(document -> !document.containsKey("deleted")));
    }

    @Test
    void aRouterOfAShardedClusterIsAsGood() {
        try (var proxy = MongoProxy.mongos(TestServers.newMongoUri(), 1);
                var client = client(proxy);
                var history = new FollowedHistory(client.getDatabase(TestServers.newMongoDatabase()))) {
            history.subscriptions().forEach(subscription -> history.claimAndDeliver(subscription, end()));
            assertThat(history.documents()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("ofSubscriptions")
    void aFollowerLosesNothing(Case fault) {
        try (var proxy = MongoProxy.replicaSet(TestServers.newMongoUri(), 1);
                var client = client(proxy);
                var history = new FollowedHistory(client.getDatabase(TestServers.newMongoDatabase()))) {
            history.subscriptions().forEach(subscription -> follow(history, subscription, proxy, fault));
            assertThat(history.documents()).isEqualTo(expected);
            assertThat(history.subscriptions()).allMatch(ReadModelSubscription::isCaughtUp);
        }
    }

    @ParameterizedTest
    @MethodSource("ofReaders")
    void aReaderIsAnsweredOrToldToComeAgain(Case fault) {
        try (var proxy = MongoProxy.replicaSet(TestServers.newMongoUri(), 1);
                var client = client(proxy);
                var history = new FollowedHistory(client.getDatabase(TestServers.newMongoDatabase()))) {
            for (var subscription : history.subscriptions()) {
                history.claimAndDeliver(subscription, end());
                read(subscription, proxy, fault);
            }
        }
    }

    /** Once the fault meets what a subscription begins with, and twice what it goes on with. */
    private static void follow(
            FollowedHistory history, ReadModelSubscription subscription, MongoProxy proxy, Case fault) {
        var parts = FollowedHistory.PARTS;
        met(
                proxy,
                fault,
                subscription,
                1,
                () -> untilDone(() -> history.claimAndDeliver(subscription, parts.getFirst())));
        met(proxy, fault, subscription, 2, () -> {
            try {
                history.deliver(subscription, parts.getFirst(), parts.get(1));
            } catch (RuntimeException e) {
                untilDone(() -> history.claimAndDeliver(subscription, end()));
            }
        });
        untilDone(() -> history.claimAndDeliver(subscription, end()));
        subscription.releaseClaim(subscription.name(), 0);
    }

    @SuppressWarnings("unchecked")
    private static void read(ReadModelSubscription subscription, MongoProxy proxy, Case fault) {
        var model = (ReadModel<Object, Object>) subscription.model();
        var id = expected.get(subscription.name()).stream()
                .filter(document -> !document.containsKey("deleted"))
                .findFirst()
                .orElseThrow()
                .get("_id");
        var before = model.find(id, 0).block(LONG);
        met(
                proxy,
                fault,
                subscription,
                1,
                () -> assertThat(model.find(id, 0).block(LONG)).isEqualTo(before));
        met(
                proxy,
                fault,
                subscription,
                2,
                () -> assertThatThrownBy(() -> model.find(id, 0).block(LONG)).isInstanceOf(ReadModelUnavailable.class));
        met(
                proxy,
                fault,
                subscription,
                2,
                () -> assertThatThrownBy(() -> model.findAll(List.of(id), 0).block(LONG))
                        .isInstanceOf(ReadModelUnavailable.class));
        assertThat(model.findAll(List.of(id), 0).block(LONG)).hasSize(1).containsExactly(before);
    }

    private static void met(
            MongoProxy proxy, Case fault, ReadModelSubscription subscription, int times, Runnable what) {
        var injection = proxy.inject(fault.step().of(subscription.name()), fault.fault(), times);
        what.run();
        var least = fault.isDoneAtOnce() ? 1 : times;
        assertThat(injection.met()).as("%s of %s", fault, subscription.name()).isBetween(least, times);
        proxy.heal();
    }

    /** As a processor goes on after a failure: it claims again, and delivers what is not done. */
    private static void untilDone(Runnable delivery) {
        for (int attempt = 1; ; attempt++) {
            try {
                delivery.run();
                return;
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static int end() {
        return FollowedHistory.PARTS.getLast();
    }

    /** One that looks at its servers again as soon as it has lost one. */
    private static MongoClient client(MongoProxy proxy) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(proxy.uri()))
                .applyToServerSettings(server -> server.minHeartbeatFrequency(1, TimeUnit.MILLISECONDS))
                .build());
    }
}
