// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import static io.rollcall.server.packaged.Caller.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.server.Poller;
import io.rollcall.server.ReadStore;
import io.rollcall.server.packaged.ChatUsers.ChatUser;
import io.rollcall.server.packaged.SignUps.Person;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/**
 * One process has the doors only, another one all the rest: a client that writes at the doors sees its write at once,
 * in the answer, there and elsewhere, and says nothing of positions.
 */
@Tag("processes")
@TestMethodOrder(OrderAnnotation.class)
@ResourceLock("TwoRolesIT") // its tests in turn
class TwoRolesIT {

    private static final int ROUNDS = 10;
    private static final int MESSAGES = 40;
    /** A lease lasts for 5 s; the rest is for a slow machine. */
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    static Path folder;

    private static SharedParts parts;
    private static PackagedServer door;
    private static PackagedServer rest;

    private final SignUps signUps = new SignUps();

    @BeforeAll
    static void start() throws Exception {
        parts = new SharedParts(folder);
        rest = parts.start("rest", "web,projection,policy").ready();
        door = parts.start("door", "web").ready();
    }

    @AfterAll
    static void stop() {
        List.of(door, rest).forEach(PackagedServer::close);
        parts.close();
    }

    @Test
    void contactsAndBlacklistsAreAsTheirOwnerLeftThem() throws Exception {
        var me = person();
        var caller = Caller.anybody().as(me.token());
        for (int round = 0; round < ROUNDS; round++) {
            var other = person();
            var name = "Friend " + round;
            var contact = "{\"names\":[\"%s\"],\"phones\":[\"%s\"]}".formatted(name, other.phone());
            assertThat(names(body(200, caller.put(door, "/api/contacts/", contact))))
                    .containsExactly(name);
            var blocked = body(200, caller.put(door, "/api/blacklist/", "{\"user\":%d}".formatted(other.userId())));
            assertThat(names(blocked)).endsWith(name).hasSize(round + 1);
            for (var server : List.of(door, rest)) {
                assertThat(names(body(200, caller.get(server, "/api/contacts/"))))
                        .endsWith(name)
                        .hasSize(round + 1);
                var seen = body(200, caller.get(server, "/api/users/" + other.userId() + "/"));
                assertThat(seen.get("name").asString()).isEqualTo(name);
            }
        }
    }

    @Test
    void meetingsAreAsTheirMembersLeftThem() throws Exception {
        var king = person();
        var caller = Caller.anybody().as(king.token());
        for (int round = 0; round < ROUNDS; round++) {
            var guest = person();
            var form = new PictureForm().field("title", "Tea " + round).picture("logo");
            var meeting = "/api/meetings/"
                    + body(201, caller.post(door, "/api/meetings/", form))
                            .get("id")
                            .asLong() + "/";
            var user = "{\"user\":%d}".formatted(guest.userId());
            body(200, caller.put(door, meeting + "users/", user));
            for (var server : List.of(rest, door)) {
                assertThat(body(200, caller.get(server, meeting)).get("users")).hasSize(2);
                assertThat(body(200, caller.get(server, "/api/meetings/"))).hasSize(round + 1);
                var invited = Caller.anybody().as(guest.token());
                assertThat(body(200, invited.get(server, "/api/meetings/"))).hasSize(1);
            }
            body(204, Caller.anybody().as(guest.token()).delete(door, meeting, ""));
            assertThat(body(200, caller.get(rest, meeting)).get("users")).hasSize(1);
        }
    }

    @Test
    void whoHasLeftIsGoneEverywhere() throws Exception {
        var friend = Caller.anybody().as(person().token());
        for (int round = 0; round < ROUNDS; round++) {
            var leaver = person();
            var contact = "{\"names\":[\"Gone\"],\"phones\":[\"%s\"]}".formatted(leaver.phone());
            assertThat(body(200, friend.put(rest, "/api/contacts/", contact))).hasSize(1);
            body(204, Caller.anybody().as(leaver.token()).delete(door, "/api/account/", ""));
            for (var server : List.of(rest, door)) {
                body(401, Caller.anybody().as(leaver.token()).account(server));
                body(404, friend.get(server, "/api/users/" + leaver.userId() + "/"));
                assertThat(body(200, friend.get(server, "/api/contacts/"))).isEmpty();
            }
            assertThat(body(201, Caller.anybody().sendCode(rest, leaver.phone()))
                            .get("is_new")
                            .asBoolean())
                    .isTrue();
        }
    }

    @Test
    void messagesAndWhatBecomesOfThemAreTheSameForBoth() throws Exception {
        var ada = ChatUsers.join(door, "ada");
        var bob = ChatUsers.join(rest, "bob");
        try (var adas = ChatSocket.at(door, ada.token());
                var bobs = ChatSocket.at(rest, bob.token())) {
            for (int number = 1; number <= MESSAGES; number++) {
                adas.write(bob.userId(), "Nr " + number);
            }
            for (int number = 1; number <= MESSAGES; number++) {
                assertThat(adas.next().get("msg_id").asLong()).isEqualTo(number);
                assertThat(bobs.next().get("message").asString()).isEqualTo("Nr " + number);
            }
            bobs.write(ada.userId(), "All here");
            assertThat(adas.next().get("message").asString()).isEqualTo("All here");
        }
        for (var server : List.of(door, rest)) {
            assertThat(history(server, ada, bob)).hasSize(MESSAGES + 1).endsWith("Nr " + MESSAGES, "All here");
        }
    }

    /** Prints what becomes of clients of either process meanwhile. */
    @Test
    void whoeverWasSomebodyIsNeverNobodyThoughTheReadStoreIsEmptied() throws Exception {
        var user = person();
        body(200, Caller.anybody().as(user.token()).account(door));
        try (var store = new ReadStore(parts.mongo());
                var atDoor = Poller.of(door.base(), user.token());
                var atRest = Poller.of(rest.base(), user.token())) {
            store.dropAll();
            var deadline = System.nanoTime() + SOON.toNanos();
            while (!(atDoor.isWellAgain() && atRest.isWellAgain()) && System.nanoTime() < deadline) {
                LockSupport.parkNanos(1_000_000);
            }
            for (var status : List.of(401, 503)) {
                System.out.printf(
                        "The read store is emptied: web alone answers %s; web with projection answers %s%n",
                        atDoor.told(status), atRest.told(status));
            }
            assertThat(atDoor.statuses()).containsExactlyInAnyOrder(200, 503);
            assertThat(atRest.statuses()).containsExactlyInAnyOrder(200, 503);
            assertThat(atDoor.isWellAgain() && atRest.isWellAgain()).isTrue();
        }
        for (var server : List.of(door, rest)) {
            body(401, Caller.anybody().as("unknown").account(server));
            body(200, Caller.anybody().as(person().token()).account(server));
        }
    }

    /** And nothing is recorded from then on. */
    @Test
    @Order(Integer.MAX_VALUE) // only to save a start
    void whoIsConnectedToAKilledProcessIsGoneWithItsLease() throws Exception {
        var ada = ChatUsers.join(rest, "eve");
        var bob = ChatUsers.join(door, "mallory");
        var stored = new ArrayList<String>();
        try (var adas = ChatSocket.at(rest, ada.token());
                var bobs = ChatSocket.at(door, bob.token())) {
            assertThat(status(adas.write(bob.userId(), "There?").next())).isEqualTo("200");
            assertThat(bobs.next().get("message").asString()).isEqualTo("There?");
            stored.add("There?");
            door.kill();
            var killed = System.nanoTime();
            while (status(adas.write(bob.userId(), "Gone?").next()).equals("200")) {
                stored.add("Gone?");
                assertThat(System.nanoTime()).as("the lease goes on").isLessThan(killed + SOON.toNanos());
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos()); // a client that is told so tries again
            }
        }
        assertThat(history(rest, ada, bob)).isEqualTo(stored);
    }

    private static String status(JsonNode answer) {
        return answer.get("response").asString();
    }

    private static List<String> history(PackagedServer server, ChatUser reader, ChatUser partner) throws Exception {
        var page = Caller.anybody()
                .atChat(reader.token())
                .get(server, "/v1/chats?limit=%d&user_id=%d".formatted(MESSAGES * 2, partner.userId()));
        return body(200, page)
                .get("messages")
                .valueStream()
                .map(message -> message.get("message").asString())
                .toList();
    }

    private Person person() throws Exception {
        return signUps.signUp(rest.base(), SignUps.phone());
    }

    private static List<String> names(JsonNode users) {
        return users.valueStream().map(user -> user.get("name").asString()).toList();
    }
}
