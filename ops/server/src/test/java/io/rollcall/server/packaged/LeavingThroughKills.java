// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import static io.rollcall.server.packaged.Caller.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.server.packaged.ChatUsers.ChatUser;
import io.rollcall.server.packaged.SignUps.Person;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Users of two doors that leave right before a server is killed, so that this happens somewhere in the middle of
 * clearing up behind them; and of which nothing is left in the end but what others see of them.
 */
final class LeavingThroughKills {

    private static final Duration SOON = Duration.ofSeconds(30);

    private static final String LEFT = "select count(*) from events where type = 'user.account-deleted'";
    private static final String KEYS_LEFT = LEFT + " and not exists (select from subject_keys"
            + " where destroyed_at is not null and id = (convert_from(payload, 'UTF8')::json ->> 'key')::uuid)";
    private static final String NUMBERS_LEFT = "select count(*) from identifiers join events"
            + " on type = 'user.account-deleted' and identifiers.id = (convert_from(payload, 'UTF8')::json ->> 'number')::uuid";

    private final SignUps signUps;
    private final Person stays;
    private final ChatUser friend;
    private final List<Long> left = new ArrayList<>();
    private final List<String> meetings = new ArrayList<>();
    private List<String> leavers = List.of();

    private LeavingThroughKills(SignUps signUps, Person stays, ChatUser friend) {
        this.signUps = signUps;
        this.stays = stays;
        this.friend = friend;
    }

    /** Nobody has left yet. */
    static LeavingThroughKills at(PackagedServer server, SignUps signUps) throws IOException, InterruptedException {
        var stays = signUps.signUp(server.base(), SignUps.phone());
        return new LeavingThroughKills(signUps, stays, ChatUsers.join(server, "friend"));
    }

    /** Two more people come, by two doors, and make what there will be to clear up. */
    void settle(PackagedServer server) throws IOException, InterruptedException {
        var person = signUps.signUp(server.base(), SignUps.phone());
        var chatting = ChatUsers.join(server, "leaver " + left.size());
        leavers = List.of(person.token(), chatting.token());
        left.addAll(List.of(person.userId(), chatting.userId()));
        meetAndBlock(server, person);
        for (var leaver : leavers) {
            ChatUsers.settle(server, leaver, friend, leaver);
        }
    }

    /** Both leave, each time a little longer before the server ends. */
    void leave(PackagedServer server) throws IOException, InterruptedException {
        for (var leaver : leavers) {
            body(204, Caller.anybody().as(leaver).delete(server, "/api/account/", ""));
        }
        LockSupport.parkNanos(Duration.ofMillis(left.size() * 5L).toNanos());
    }

    /** A meeting of their own, to which another user is invited: a contact, and blocked. */
    private void meetAndBlock(PackagedServer server, Person leaver) throws IOException, InterruptedException {
        var caller = Caller.anybody().as(leaver.token());
        var form = new PictureForm()
                .field("title", "Tea")
                .field("users", Long.toString(stays.userId()))
                .picture("logo");
        var meeting = body(201, caller.post(server, "/api/meetings/", form));
        meetings.add("/api/meetings/" + meeting.get("id").asLong() + "/");
        var contact = "{\"names\":[\"Bob\"],\"phones\":[\"%s\"]}".formatted(stays.phone());
        body(200, caller.put(server, "/api/contacts/", contact));
        body(200, caller.put(server, "/api/blacklist/", "{\"user\":%d}".formatted(stays.userId())));
    }

    /** @param port of its PostgreSQL */
    void assertNothingIsLeft(PackagedServer server, int port) throws Exception {
        Postgres postgres = () -> new PartsOf(server.data()).postgres(port);
        awaitNone(postgres, KEYS_LEFT);
        assertThat(count(postgres, LEFT)).isEqualTo(left.size());
        assertThat(count(postgres, NUMBERS_LEFT)).isZero();
        assertThat(count(postgres, "select count(*) from memberships where member in " + all(left)))
                .isZero();
        assertChatIsCleared(postgres);
        var seeing = Caller.anybody().as(stays.token());
        for (var meeting : meetings) {
            var seen = body(200, seeing.get(server, meeting));
            assertThat(seen.get("users")).hasSize(1);
            assertThat(seen.get("king").asLong()).isEqualTo(stays.userId());
        }
    }

    /** Of the chat door there is left the user that stays, and the groups of that user. */
    private void assertChatIsCleared(Postgres postgres) throws SQLException {
        assertThat(count(postgres, "select count(*) from group_memberships where member <> " + friend.userId()))
                .isZero();
        assertThat(count(postgres, "select count(*) from group_memberships")).isEqualTo(left.size());
        assertThat(count(postgres, "select count(*) from events where type = 'contact-list.cleared'"))
                .isEqualTo(left.size());
        awaitNone(postgres, "select count(*) - 2 from identifiers where kind in ('account_name', 'chat_email')");
        awaitNone(postgres, "select count(*) - " + left.size() + " from identifiers where kind = 'group_name'");
    }

    @FunctionalInterface
    private interface Postgres {

        Connection open() throws SQLException;
    }

    private static String all(List<Long> ids) {
        return ids.toString().replace('[', '(').replace(']', ')');
    }

    private static void awaitNone(Postgres postgres, String sql) throws SQLException {
        var deadline = System.nanoTime() + SOON.toNanos();
        while (count(postgres, sql) > 0) {
            assertThat(System.nanoTime()).as("still not cleared up").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static long count(Postgres postgres, String sql) throws SQLException {
        try (var connection = postgres.open();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
