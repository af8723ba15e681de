// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import static io.rollcall.server.packaged.Caller.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.server.StreamNames;
import io.rollcall.server.StreamedEvents;
import io.rollcall.server.StreamedEvents.Streamed;
import io.rollcall.server.packaged.SignUps.Person;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Several packaged servers over one PostgreSQL, one MongoDB and one Kafka are one server to their clients. */
@Tag("processes")
@TestMethodOrder(OrderAnnotation.class)
@ResourceLock("TwoProcessesIT") // its tests in turn
class TwoProcessesIT {

    private static final String ALL = "web,projection,stream,policy";
    private static final int ROUNDS = 12;
    private static final Duration PACE = Duration.ofMillis(20);

    @TempDir
    static Path folder;

    private static final Map<String, PackagedServer> SERVERS = new HashMap<>();
    private static SharedParts parts;
    private static Connection database;

    private final SignUps signUps = new SignUps();

    @BeforeAll
    static void startParts() throws SQLException {
        parts = new SharedParts(folder);
        database = parts.connect();
    }

    /**
     * Two at once, as a fleet is rolled out: they race for schema, key ring and topics. The third comes when there is a
     * past, and follows none of it.
     */
    @BeforeEach
    void startServers() throws Exception {
        start("one", ALL);
        start("other", ALL);
        server("one").ready();
        server("other").ready();
        awaitOwners(owners -> owners.areShared("one", "other"));
        signUps.signUp(server("one").base(), SignUps.phone());
        start("door", "web");
        server("door").ready();
    }

    /** Unless it runs. */
    private static void start(String name, String roles) throws IOException {
        var server = SERVERS.get(name);
        if (server == null || !server.runs()) {
            SERVERS.put(name, parts.start(name, roles));
        }
    }

    @AfterAll
    static void stop() throws SQLException {
        SERVERS.values().forEach(PackagedServer::close);
        database.close();
        parts.close();
    }

    @Test
    void whoeverSignsUpAtADoorIsSeenThereAtOnceThoughOthersDoTheRest() throws Exception {
        var door = server("door");
        var fastest = Long.MAX_VALUE;
        var people = new ArrayList<Person>();
        for (int round = 0; round < ROUNDS; round++) {
            var begun = System.nanoTime();
            var person = signUps.signUp(door.base(), SignUps.phone());
            var account = body(200, Caller.anybody().as(person.token()).account(door));
            assertThat(account.get("name").asString()).isEqualTo(person.name());
            fastest = Math.min(fastest, System.nanoTime() - begun);
            people.add(person);
        }
        assertThat(fastest).as("the patience of one waiting call").isLessThan(2_000_000_000L);
        assertStreamed(people);
    }

    @Test
    void aCodeSentByOneProcessIsConfirmedByTheOtherRoundAfterRound() throws Exception {
        var phone = SignUps.phone();
        var person = signUps.signUp(server("one").base(), phone);
        for (int round = 0; round < ROUNDS; round++) {
            var here = server(round % 2 == 0 ? "one" : "other");
            var there = server(round % 2 == 0 ? "other" : "one");
            var sent = Caller.anybody().sendCode(here, phone);
            body(201, sent);
            var code = signUps.code(there.base(), phone);
            body(400, Caller.anybody().signIn(here, phone, code.equals("11111") ? "22222" : "11111"));
            var user = body(201, Caller.anybody().signIn(there, phone, code));
            assertThat(user.get("user_id").asLong()).isEqualTo(person.userId());
            body(400, Caller.anybody().signIn(here, phone, code)); // used up there
            var caller = Caller.anybody().as(user.get("token").asString());
            body(200, caller.account(here));

            var changed = caller.rename(here, "Name " + round);
            body(200, changed);
            var seen = body(200, caller.after(changed).account(there));
            assertThat(seen.get("name").asString()).isEqualTo("Name " + round);
        }
    }

    @Test
    void wrongCodesAreCountedTogether() throws Exception {
        var phone = SignUps.phone();
        body(201, Caller.anybody().sendCode(server("one"), phone));
        var code = signUps.code(server("door").base(), phone);
        for (var name : List.of("other", "one", "door", "other")) {
            body(400, Caller.anybody().signIn(server(name), phone, code.equals("11111") ? "22222" : "11111"));
        }
        for (var server : SERVERS.values()) {
            body(429, Caller.anybody().signIn(server, phone, code));
        }
    }

    @Test
    @Order(Integer.MAX_VALUE) // only to save a start: the next test would start the killed one again
    void whatAKilledProcessFollowedIsTakenOverAndNothingIsLostOrTwice() throws Exception {
        var killed = Owners.now(database).of().get("stream").server();
        var left = killed.equals("one") ? "other" : "one";
        var people = whileSigningUp(List.of("door", left), () -> {
            server(killed).kill();
            awaitOwners(owners -> owners.areOnly(left));
        });
        people.add(signUps.signUp(server(left).base(), SignUps.phone()));
        assertStreamed(people);
        assertThat(Owners.now(database).areOnly(left)).isTrue();
    }

    @Test
    void whoLosesItsSessionStopsFollowingAndNothingIsLostOrTwice() throws Exception {
        var people = whileSigningUp(List.of("one", "other", "door"), () -> {
            for (var subscription : List.of("stream", "accounts", "stream")) {
                var owners = awaitOwners(all -> all.areShared("one", "other"));
                var ended = owners.of().get(subscription);
                ended.end(database);
                awaitOwners(all -> all.areShared("one", "other") && !all.has(ended));
            }
        });
        people.add(signUps.signUp(server("one").base(), SignUps.phone()));
        assertStreamed(people);
    }

    private static Owners awaitOwners(Predicate<Owners> wanted) throws Exception {
        try {
            return Owners.await(database, wanted);
        } catch (AssertionError e) {
            var said = new StringBuilder(e.getMessage());
            for (var server : SERVERS.entrySet()) {
                said.append("\n--- ")
                        .append(server.getKey())
                        .append('\n')
                        .append(server.getValue().saidWithThreads());
            }
            throw new AssertionError(said.toString(), e);
        }
    }

    private interface Disturbance {
        void run() throws Exception;
    }

    /**
     * Users that signed up at these servers before, while and after something happened; each saw its account at once.
     */
    private Queue<Person> whileSigningUp(List<String> at, Disturbance disturbance) throws Exception {
        var people = new ConcurrentLinkedQueue<Person>();
        var done = new Semaphore(0);
        var enough = new AtomicBoolean();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var signing = at.stream()
                    .map(name -> callers.submit(() -> {
                        while (!enough.get()) {
                            people.add(signUpAndLook(server(name)));
                            done.release();
                            LockSupport.parkNanos(PACE.toNanos());
                        }
                        return null;
                    }))
                    .toList();
            try {
                done.acquire(2 * at.size());
                disturbance.run();
                done.drainPermits();
                done.acquire(2 * at.size());
            } finally {
                enough.set(true);
            }
            for (var caller : signing) {
                caller.get();
            }
        }
        return people;
    }

    private Person signUpAndLook(PackagedServer server) throws Exception {
        var person = signUps.signUp(server.base(), SignUps.phone());
        assertThat(signUps.account(server.base(), person.token()).get("id").asLong())
                .isEqualTo(person.userId());
        return person;
    }

    private void assertStreamed(Iterable<Person> people) {
        var users = new ArrayList<String>();
        people.forEach(person -> users.add("user-" + person.userId()));
        var events = new StreamedEvents(parts.kafka(), new StreamNames(parts::connect))
                .await(all -> StreamedEvents.areWithoutGap(all) && keys(all).containsAll(users));
        assertThat(StreamedEvents.areInOrder(events)).isTrue();
        assertThat(users).doesNotHaveDuplicates();
    }

    private static Set<String> keys(List<Streamed> events) {
        return events.stream().map(Streamed::key).collect(Collectors.toSet());
    }

    private static PackagedServer server(String name) {
        return SERVERS.get(name);
    }
}
