// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meet.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.server.Poller;
import io.rollcall.server.ReadStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The read store loses under way what it held: nobody is told that he is nobody, and all of it comes back by itself.
 */
@ResourceLock("EmptiedStoreIT") // its tests in turn
class EmptiedStoreIT {

    private static final String READINESS = "/actuator/health/readiness";
    private static final String FOLLOWERS = "/actuator/health/followers";
    private static final Duration SOON = Duration.ofSeconds(30);

    private static final Parts PARTS = Parts.unused();
    private static final OwnServer SERVER = OwnServer.start(PARTS);
    private static final OwnServer DOOR =
            OwnServer.start(PARTS, true, "--rollcall.roles=web", "--spring.kafka.bootstrap-servers=127.0.0.1:1");
    private static final ReadStore STORE = new ReadStore(PARTS.mongoUri());

    private final Meet meet = Meet.at(SERVER.base());
    private final Meet door = Meet.at(DOOR.base());

    /** A way in which it is lost. */
    record Loss(String name, Consumer<ReadStore> inflicted) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Loss> losses() {
        return Stream.of(
                new Loss("the database is dropped", ReadStore::dropAll),
                new Loss("every collection is dropped", ReadStore::dropEachCollection),
                new Loss("one collection is dropped", store -> store.drop("credentials")),
                new Loss("the documents of one are deleted", store -> store.deleteDocuments("credentials")),
                new Loss("the position of one is deleted", store -> store.deletePosition("credentials")),
                new Loss("one is another system's", store -> {
                    store.changeIncarnation("accounts");
                    store.drop("credentials");
                }));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void whoeverWasSomebodyIsNeverNobody(Loss loss) {
        var user = meet.signUp();
        meet.as(user).get(ACCOUNT).is(200);
        door.as(user).get(ACCOUNT).is(200);
        try (var here = Poller.of(SERVER.base(), user.token());
                var there = Poller.of(DOOR.base(), user.token())) {
            var told = CompletableFuture.runAsync(this::untilHealthSaysSo);
            loss.inflicted().accept(STORE);
            told.join();
            Soon.until(SOON, () -> here.isWellAgain() && there.isWellAgain());
            assertThat(here.statuses()).containsExactlyInAnyOrder(200, 503);
            assertThat(there.statuses()).containsExactlyInAnyOrder(200, 503);
        }
        for (var at : List.of(meet, door)) {
            Soon.is(200, SOON, () -> at.client().get(READINESS));
            at.client().as("unknown").get(ACCOUNT).is(401);
            var newcomer = at.signUp();
            meet.as(newcomer).get(ACCOUNT).is(200);
            door.as(newcomer).get(ACCOUNT).is(200);
        }
    }

    private void untilHealthSaysSo() {
        Soon.until(SOON, () -> credentialsAreRebuilt(meet.client().get(FOLLOWERS)));
        Soon.is(503, SOON, () -> meet.client().get(READINESS));
    }

    /** Whatever its status: it is down while a position is not believed that somebody else has written. */
    private static boolean credentialsAreRebuilt(ReceivedAnswer following) {
        assertThat(following.text()).doesNotContain("xception");
        var subscriptions = following.json().at("/components/following/details");
        return !subscriptions.at("/credentials/caughtUp").asBoolean();
    }

    /** What it lacks may be there again before anybody has asked for it. */
    @Test
    void anOlderCopyCatchesUp() {
        var early = meet.signUp();
        var copy = STORE.copy();
        var late = meet.signUp();
        meet.as(early).patch(ACCOUNT, SentBody.json("{\"name\":\"Newer\"}")).is(200);
        var whole = STORE.copy();
        try (var here = Poller.of(SERVER.base(), late.token());
                var there = Poller.of(DOOR.base(), late.token())) {
            STORE.restore(copy);
            Soon.until(SOON, () -> holdsAsMany(STORE.copy(), whole));
            Soon.until(SOON, () -> here.isWell() && there.isWell());
            assertThat(here.statuses()).isSubsetOf(200, 503);
            assertThat(there.statuses()).isSubsetOf(200, 503);
        }
        for (var at : List.of(meet, door)) {
            var account = Soon.is(200, SOON, () -> at.as(early).get(ACCOUNT));
            assertThat(account.json().get("name").asString()).isEqualTo("Newer");
        }
    }

    private static boolean holdsAsMany(Map<String, List<Document>> now, Map<String, List<Document>> before) {
        return Stream.of("accounts", "credentials")
                .allMatch(collection -> now.getOrDefault(collection, List.of()).size()
                        >= before.get(collection).size());
    }

    @AfterAll
    static void stop() {
        STORE.close();
        DOOR.close();
        SERVER.close();
    }
}
