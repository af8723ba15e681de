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
            for (var follower : history.followers()) {
                history.claimAndDeliver(follower, end());
                follower.releaseClaim(follower.name(), 0);
            }
            expected = history.documents();
        }
    }

    static Stream<Case> ofFollowers() {
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
            history.followers().forEach(follower -> history.claimAndDeliver(follower, end()));
            assertThat(history.documents()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("ofFollowers")
    void aFollowerLosesNothing(Case fault) {
        try (var proxy = MongoProxy.replicaSet(TestServers.newMongoUri(), 1);
                var client = client(proxy);
                var history = new FollowedHistory(client.getDatabase(TestServers.newMongoDatabase()))) {
            history.followers().forEach(follower -> follow(history, follower, proxy, fault));
            assertThat(history.documents()).isEqualTo(expected);
            assertThat(history.followers()).allMatch(ReadModelSubscription::isCaughtUp);
        }
    }

    @ParameterizedTest
    @MethodSource("ofReaders")
    void aReaderIsAnsweredOrToldToComeAgain(Case fault) {
        try (var proxy = MongoProxy.replicaSet(TestServers.newMongoUri(), 1);
                var client = client(proxy);
                var history = new FollowedHistory(client.getDatabase(TestServers.newMongoDatabase()))) {
            for (var follower : history.followers()) {
                history.claimAndDeliver(follower, end());
                read(follower, proxy, fault);
            }
        }
    }

    /** Once the fault meets what a follower begins with, and twice what it goes on with. */
    private static void follow(FollowedHistory history, ReadModelSubscription follower, MongoProxy proxy, Case fault) {
        var parts = FollowedHistory.PARTS;
        met(proxy, fault, follower, 1, () -> untilDone(() -> history.claimAndDeliver(follower, parts.getFirst())));
        met(proxy, fault, follower, 2, () -> {
            try {
                history.deliver(follower, parts.getFirst(), parts.get(1));
            } catch (RuntimeException e) {
                untilDone(() -> history.claimAndDeliver(follower, end()));
            }
        });
        untilDone(() -> history.claimAndDeliver(follower, end()));
        follower.releaseClaim(follower.name(), 0);
    }

    @SuppressWarnings("unchecked")
    private static void read(ReadModelSubscription follower, MongoProxy proxy, Case fault) {
        var model = (ReadModel<Object, Object>) follower.model();
        var id = expected.get(follower.name()).stream()
                .filter(document -> !document.containsKey("deleted"))
                .findFirst()
                .orElseThrow()
                .get("_id");
        var before = model.find(id, 0).block(LONG);
        met(
                proxy,
                fault,
                follower,
                1,
                () -> assertThat(model.find(id, 0).block(LONG)).isEqualTo(before));
        met(
                proxy,
                fault,
                follower,
                2,
                () -> assertThatThrownBy(() -> model.find(id, 0).block(LONG)).isInstanceOf(ReadModelUnavailable.class));
        met(
                proxy,
                fault,
                follower,
                2,
                () -> assertThatThrownBy(() -> model.findAll(List.of(id), 0).block(LONG))
                        .isInstanceOf(ReadModelUnavailable.class));
        assertThat(model.findAll(List.of(id), 0).block(LONG)).hasSize(1).containsExactly(before);
    }

    private static void met(MongoProxy proxy, Case fault, ReadModelSubscription follower, int times, Runnable what) {
        var injection = proxy.inject(fault.step().of(follower.name()), fault.fault(), times);
        what.run();
        var least = fault.isDoneAtOnce() ? 1 : times;
        assertThat(injection.met()).as("%s of %s", fault, follower.name()).isBetween(least, times);
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
