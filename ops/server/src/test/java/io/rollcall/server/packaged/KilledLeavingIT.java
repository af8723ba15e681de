// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import static io.rollcall.server.packaged.Caller.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.server.packaged.ChatUsers.ChatUser;
import io.rollcall.server.packaged.SignUps.Person;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged server is killed with kill -9 again and again while it clears up behind those who leave. */
class KilledLeavingIT {

    private static final int KILLS = 2;
    private static final int LEAVERS = 3;
    /** One of those who leave each time has come by the chat door, all others by the meet door. */
    private static final long ALL_LEAVERS = KILLS * (LEAVERS + 1L);

    private static final Duration SOON = Duration.ofSeconds(30);

    private static final String LEFT = "select count(*) from events where type = 'user.account-deleted'";
    private static final String KEYS_LEFT = LEFT + " and not exists (select from subject_keys"
            + " where destroyed_at is not null and id = (convert_from(payload, 'UTF8')::json ->> 'key')::uuid)";

    @TempDir
    Path folder;

    private final SignUps signUps = new SignUps();

    @Test
    void everyLeavingThatWasAnsweredEndsComplete() throws Exception {
        var port = PackagedServer.freePort();
        Person stays = null;
        ChatUser friend = null;
        var meetings = new ArrayList<String>();
        for (int kill = 0; kill < KILLS; kill++) {
            try (var server = start(port)) {
                stays = stays == null ? person(server) : stays;
                friend = friend == null ? ChatUsers.join(server, "friend") : friend;
                var leavers = tokensOf(leavers(server, stays, meetings));
                leavers.add(ChatUsers.join(server, "leaver " + kill).token());
                for (var leaver : leavers) {
                    ChatUsers.settle(server, leaver, friend, leaver);
                }
                for (var leaver : leavers) {
                    body(204, Caller.anybody().as(leaver).delete(server, "/api/account/", ""));
                }
                LockSupport.parkNanos(Duration.ofMillis(kill * 15L).toNanos()); // somewhere else each time
                server.kill();
            }
        }
        try (var server = start(port)) {
            awaitNone(port, KEYS_LEFT);
            assertThat(count(port, LEFT)).isEqualTo(ALL_LEAVERS);
            assertThat(count(port, "select count(*) from memberships where member <> " + stays.userId()))
                    .isZero();
            assertThat(count(port, "select count(*) from identifiers where kind = 'phone'"))
                    .isEqualTo(1);
            assertChatIsCleared(port, friend);
            var seeing = Caller.anybody().as(stays.token());
            for (var meeting : meetings) {
                var seen = body(200, seeing.get(server, meeting));
                assertThat(seen.get("users")).hasSize(1);
                assertThat(seen.get("king").asLong()).isEqualTo(stays.userId());
            }
        }
    }

    /** Of the chat door there is left who stays, and the groups that they are in. */
    private static void assertChatIsCleared(int port, ChatUser stays) throws SQLException {
        assertThat(count(port, "select count(*) from group_memberships where member <> " + stays.userId()))
                .isZero();
        assertThat(count(port, "select count(*) from group_memberships")).isEqualTo(ALL_LEAVERS);
        assertThat(count(port, "select count(*) from events where type = 'contact-list.cleared'"))
                .isEqualTo(ALL_LEAVERS);
        awaitNone(port, "select count(*) - 2 from identifiers where kind in ('account_name', 'chat_email')");
        awaitNone(port, "select count(*) - " + ALL_LEAVERS + " from identifiers where kind = 'group_name'");
    }

    private static List<String> tokensOf(List<Person> people) {
        return new ArrayList<>(people.stream().map(Person::token).toList());
    }

    private PackagedServer start(int postgres) throws Exception {
        return PackagedServer.start(folder.resolve("data"), "--rollcall.embedded.postgres.port=" + postgres)
                .ready();
    }

    private Person person(PackagedServer server) throws IOException, InterruptedException {
        return signUps.signUp(server.base(), SignUps.phone());
    }

    /** Each with a meeting of their own that they have invited somebody else to, whom they know and block. */
    private List<Person> leavers(PackagedServer server, Person friend, List<String> meetings) throws Exception {
        var leavers = new ArrayList<Person>();
        for (int i = 0; i < LEAVERS; i++) {
            var leaver = person(server);
            var caller = Caller.anybody().as(leaver.token());
            var form = new PictureForm()
                    .field("title", "Tea")
                    .field("users", Long.toString(friend.userId()))
                    .picture("logo");
            var meeting = body(201, caller.post(server, "/api/meetings/", form));
            meetings.add("/api/meetings/" + meeting.get("id").asLong() + "/");
            var contact = "{\"names\":[\"Bob\"],\"phones\":[\"%s\"]}".formatted(friend.phone());
            body(200, caller.put(server, "/api/contacts/", contact));
            body(200, caller.put(server, "/api/blacklist/", "{\"user\":%d}".formatted(friend.userId())));
            leavers.add(leaver);
        }
        return leavers;
    }

    private static void awaitNone(int port, String sql) throws SQLException {
        var deadline = System.nanoTime() + SOON.toNanos();
        while (count(port, sql) > 0) {
            assertThat(System.nanoTime()).as("still not cleared up").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static long count(int port, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
