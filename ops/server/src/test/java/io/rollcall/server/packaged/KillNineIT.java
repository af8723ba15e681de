// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.embedded.Ports;
import io.rollcall.server.KafkaArguments;
import io.rollcall.server.Shell;
import io.rollcall.server.StreamNames;
import io.rollcall.server.StreamedEvents;
import io.rollcall.server.StreamedEvents.Streamed;
import io.rollcall.server.packaged.SignUps.Person;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The packaged server is killed with kill -9, over and over, while people sign up and leave, and somebody is told what
 * concerns them. Their read models are kept from each start to the next.
 */
@Tag("processes")
@Order(1) // it takes longest
class KillNineIT {

    private static final int KILLS = 6;
    private static final int CALLERS = 4;
    private static final int SIGN_UPS_BEFORE_A_KILL = 6;
    private static final int EVENTS_BEFORE_A_KILL = 2;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Read models are written down in the middle of everything, and each start goes on from there. */
    private static final String SNAPSHOTS = "--rollcall.embedded.snapshot-every=300ms";

    /** Checkpoints are signed there, too. */
    private static final String SIGNED_SOON = "--rollcall.proof.interval=100ms";

    @TempDir
    Path folder;

    private final SignUps signUps = new SignUps();
    private final Queue<Person> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> unknown = new ConcurrentLinkedQueue<>();

    @Test
    void everyAcknowledgedAccountIsThereNothingIsHalfMadeNothingToldIsMissedOrTwiceAndWhoLeftIsGone() throws Exception {
        ToldThroughKills told = null;
        LeavingThroughKills leaving = null;
        for (int kill = 0; kill < KILLS; kill++) {
            try (var server = PackagedServer.start(folder.resolve("data"), SNAPSHOTS, SIGNED_SOON)
                    .ready()) {
                if (kill > 0) {
                    assertThat(server.said()).containsPattern("MongoDB.* with [1-9]\\d* documents");
                }
                told = told == null ? ToldThroughKills.at(server, signUps) : told;
                leaving = leaving == null ? LeavingThroughKills.at(server, signUps) : leaving;
                killWhilePeopleSignUpAndLeave(server, told, leaving);
            }
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(KILLS * SIGN_UPS_BEFORE_A_KILL);
        var kafka = Ports.free();
        var postgres = Ports.free();
        try (var server = PackagedServer.start(
                        folder.resolve("data"),
                        SIGNED_SOON,
                        "--rollcall.embedded.kafka.port=" + kafka,
                        "--rollcall.embedded.postgres.port=" + postgres)
                .ready()) {
            try {
                assertAcknowledged(server.base());
            } catch (IOException e) {
                throw new AssertionError("The server did not answer; it said:\n" + server.saidWithThreads(), e);
            }
            assertSentOnce(server.base());
            assertNothingHalfMade(server.base());
            assertStreamed(new PartsOf(folder.resolve("data")), kafka, postgres);
            told.assertNothingMissedNorToldTwice(server);
            leaving.assertNothingIsLeft(server, postgres);
            ProvenThroughKills.assertProven(server);
            assertThat(server.stop()).isIn(0, 143);
        }
    }

    private void killWhilePeopleSignUpAndLeave(
            PackagedServer server, ToldThroughKills told, LeavingThroughKills leaving) throws Exception {
        leaving.settle(server);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor();
                var listening = told.listen(server)) {
            var done = new Semaphore(0);
            var running = new ArrayList<Future<?>>();
            for (int caller = 0; caller < CALLERS; caller++) {
                running.add(callers.submit(() -> signUpUntilItIsGone(server.base(), done)));
            }
            listening.hears(EVENTS_BEFORE_A_KILL);
            done.acquire(SIGN_UPS_BEFORE_A_KILL);
            leaving.leave(server);
            server.kill();
            for (var caller : running) {
                caller.get();
            }
            listening.ends();
        }
    }

    private Void signUpUntilItIsGone(URI server, Semaphore done) throws InterruptedException {
        while (true) {
            var phone = SignUps.phone();
            try {
                acknowledged.add(signUps.signUp(server, phone));
                done.release();
            } catch (IOException e) {
                unknown.add(phone);
                return null;
            }
        }
    }

    private void assertAcknowledged(URI server) throws Exception {
        for (var person : acknowledged) {
            var account = signUps.account(server, person.token());
            assertThat(account.get("id").asLong()).isEqualTo(person.userId());
            assertThat(account.get("name").asString()).isEqualTo(person.name());
            assertThat(account.get("phone").asString()).isEqualTo(person.phone());
            assertThat(signUps.get(URI.create(account.get("avatar").asString()), null)
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(acknowledged.stream().map(Person::userId)).doesNotHaveDuplicates();
    }

    /** Each code that was issued has been sent, and none twice, however often its sender was killed. */
    private void assertSentOnce(URI server) throws Exception {
        var outbox =
                JSON.readTree(signUps.get(server.resolve("/debug/outbox"), null).body());
        var codes = new HashMap<String, List<String>>();
        outbox.forEach(message -> codes.computeIfAbsent(message.get("to").asString(), to -> new ArrayList<>())
                .add(message.get("code").asString()));
        for (var person : acknowledged) {
            assertThat(codes.get(person.phone())).containsExactly(person.code());
        }
        assertThat(codes.values()).allSatisfy(sent -> assertThat(sent).hasSize(1));
    }

    /** What was committed but not yet published when the process was killed has followed, and nothing twice. */
    private void assertStreamed(PartsOf parts, int kafka, int postgres) {
        var registered =
                acknowledged.stream().map(person -> "user-" + person.userId()).collect(Collectors.toSet());
        var events = new StreamedEvents(parts.kafka(kafka), new StreamNames(() -> parts.postgres(postgres)))
                .await(all -> StreamedEvents.areWithoutGap(all)
                        && all.stream()
                                .map(Streamed::key)
                                .collect(Collectors.toSet())
                                .containsAll(registered));
        assertThat(StreamedEvents.areInOrder(events)).isTrue();
        var config = KafkaArguments.file(folder, parts.kafka(kafka));
        var committed = verified("--config " + config);
        var uncommitted = verified("--config " + config + " --uncommitted");
        assertThat(committed.get("duplicates").asLong()).isZero();
        System.out.printf(
                "The stream through %d kills: %d records, twice of 1,000: %.3f read_committed, %.3f read_uncommitted%n",
                KILLS,
                committed.get("records").asLong(),
                committed.get("duplicates_per_mille").asDouble(),
                uncommitted.get("duplicates_per_mille").asDouble());
    }

    /** Nothing is missing, out of order or otherwise than it was signed. */
    private static JsonNode verified(String options) {
        var typed = new Shell(Map.of()).does("rollcall stream verify --json " + options);
        assertThat(typed.code()).as("%s%s", typed.out(), typed.err()).isZero();
        return JSON.readTree(typed.out());
    }

    /**
     * A client that was not answered has either a whole account, which the debug code opens, or none, which can still
     * be made.
     */
    private void assertNothingHalfMade(URI server) throws Exception {
        for (var phone : unknown) {
            var made = signUps.register(server, phone, "00000", "Later");
            assertThat(made.statusCode()).isIn(201, 400);
            if (made.statusCode() == 400) {
                assertThat(made.body()).isEqualTo("{\"phone\":[\"user with this phone already exists.\"]}");
            }
        }
    }
}
