// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meet.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.embedded.testing.TestServers;
import io.rollcall.faults.Fault;
import io.rollcall.faults.MongoProxy;
import io.rollcall.faults.ReadModelStep;
import io.rollcall.server.ReadStore;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The read models lie on a replica set; its primaries come and go: what was acknowledged is read, and stays. */
@ResourceLock("FailoverIT") // its tests in turn
class FailoverIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private static final Parts PARTS = Parts.unused();
    private static final MongoProxy SET = MongoProxy.replicaSet(PARTS.mongoUri(), 2);
    private static final OwnServer SERVER = OwnServer.start(new Parts(PARTS.database(), SET.uri(), PARTS.keyRing()));

    private final Meet meet = Meet.at(SERVER.base());
    private final Meet.User user = meet.signUp();

    @AfterEach
    void heal() {
        SET.heal();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
        SET.close();
    }

    @Test
    void aChangeIsReadAfterAnElectionAndSoIsWhatFollows() {
        rename("Before").is(200);
        SET.elect(1);
        Soon.is(200, SOON, this::account);
        isNamed("Before");
        becomes("Between");
        SET.elect(0);
        becomes("After");
        isWell();
    }

    @Test
    void whatIsAcknowledgedWithoutAPrimaryIsReadOnceThereIsOne() {
        SET.stepDown();
        var later = meet.signUp();
        meet.as(later).get(ACCOUNT).isNotNow();
        SET.elect(1);
        var seen = Soon.is(200, SOON, () -> meet.as(later).get(ACCOUNT));
        assertThat(seen.json().get("phone").asString()).isEqualTo(later.phone());
        becomes("Present");
        isWell();
    }

    /** SERVER-53813: a new primary's majority reads may be behind its majority writes. */
    @Test
    void aChangeIsNotLostWhereTheNewPrimaryReadsAnOldDocument() {
        var past = TestServers.newMongoDatabase();
        try (var store = new ReadStore(PARTS.mongoUri())) {
            var accounts = accounts(store);
            store.copyTo(past, accounts, false);
            patch("{\"hidden_phone\":true}").is(200);
            store.copyTo(past, accounts, true);
            var refused = SET.inject(ReadModelStep.BULK.of(accounts), Fault.NOT_WRITABLE_PRIMARY, 1);
            var stale = SET.inject(ReadModelStep.LOAD.of(accounts), new Fault.FromCopy(past), 1);
            rename("Grace").is(200);
            assertThat(refused.met()).isEqualTo(1); // what this process remembered is forgotten with that
            assertThat(stale.met()).isEqualTo(1);
        }
        var account = account().is(200).json();
        assertThat(account.get("hidden_phone").asBoolean()).isTrue();
        assertThat(account.get("name").asString()).isEqualTo("Grace");
    }

    static Stream<Fault> faults() {
        return Stream.of(
                Fault.NOT_WRITABLE_PRIMARY,
                Fault.SHUTDOWN_IN_PROGRESS,
                Fault.INTERRUPTED_BY_STEP_DOWN,
                Fault.WRITE_CONCERN_FAILED,
                Fault.LOST_REPLY);
    }

    /** At each step of the one read model that the answer waits for; the others come when they come. */
    @ParameterizedTest
    @MethodSource("faults")
    void whatIsRefusedTwiceAtEachStepIsDone(Fault fault) {
        var ofReads = fault != Fault.WRITE_CONCERN_FAILED;
        var accounts = accounts();
        var injected = Stream.of(ReadModelStep.values())
                .filter(step -> step != ReadModelStep.READ)
                .filter(step -> ofReads || step != ReadModelStep.LOAD)
                .map(step -> SET.inject(step.of(accounts), fault, 2))
                .toList();
        becomes("Clara");
        assertThat(injected).allMatch(injection -> injection.met() > 0);
        if (ofReads) {
            var unread = meet.signUp(); // so that nothing of them is in memory
            var reads = SET.inject(ReadModelStep.READ.of(accounts), fault, 2);
            Soon.is(200, SOON, () -> meet.as(unread).get(ACCOUNT));
            assertThat(reads.met()).isEqualTo(2);
        }
        isNamed("Clara");
        isWell();
    }

    private static String accounts() {
        try (var store = new ReadStore(PARTS.mongoUri())) {
            return accounts(store);
        }
    }

    private static String accounts(ReadStore store) {
        return store.collections().stream()
                .filter(name -> name.endsWith("accounts"))
                .findFirst()
                .orElseThrow();
    }

    private ReceivedAnswer rename(String name) {
        return patch("{\"name\":\"%s\"}".formatted(name));
    }

    private ReceivedAnswer patch(String change) {
        return meet.as(user).patch(ACCOUNT, SentBody.json(change));
    }

    private ReceivedAnswer account() {
        return meet.as(user).get(ACCOUNT);
    }

    /** A client that is told to come again does, and reads at once what was acknowledged. */
    private void becomes(String name) {
        Soon.is(200, SOON, () -> rename(name));
        isNamed(name);
    }

    private void isNamed(String name) {
        assertThat(account().is(200).json().get("name").asString()).isEqualTo(name);
    }

    private void isWell() {
        Soon.is(200, SOON, () -> meet.client().get("/actuator/health"));
        Soon.is(200, SOON, () -> meet.client().get("/actuator/health/readiness"));
    }
}
