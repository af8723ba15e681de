// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Crm.ORDER;
import static io.rollcall.server.blackbox.Person.BLACKLIST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each door's answer to a user that has as many of something as there may be. */
class FullListsIT {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String LIST_IS_FULL = "{'response':403,'message':'Contact list is full'}";

    private static OwnServer server;

    private final Meet meet = Meet.at(server.base());

    @BeforeAll
    static void start() {
        server = OwnServer.startWithoutStream(
                Parts.unused(),
                true,
                "--rollcall.blacklist.most=2",
                "--rollcall.contact-list.most=1",
                "--rollcall.meeting.most-members=3",
                "--rollcall.meeting.most-meetings=2",
                "--rollcall.order.most=16");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aBlacklist() {
        var ada = Person.in(meet);
        var first = Person.in(meet);
        ada.blocks(first);
        ada.blocks(Person.in(meet));
        var more = SentBody.json("{\"user\":%d}".formatted(Person.in(meet).id()));
        ada.client().put(BLACKLIST, more).refuses("user", "The blacklist has no room for more users.");
        ada.blocks(first);
        ada.unblocks(first);
        ada.client().put(BLACKLIST, more).is(200);
    }

    @Test
    void aContactList() {
        var chat = Chat.at(server.base());
        var client = chat.as(chat.signUp());
        var first = Chat.contact(chat.signUp().email());
        var second = Chat.contact(chat.signUp().email());
        client.post(Chat.CONTACTS, first).is(201);
        client.post(Chat.CONTACTS, second).is(403, LIST_IS_FULL);
        client.put(Chat.USERS, second).is(403, LIST_IS_FULL);
        client.put(Chat.USERS, first).is(201);
    }

    @Test
    void aMeetingAndThoseWhoAreInMany() {
        var meetings = new Meetings(meet);
        var king = meet.signUp();
        var ada = meet.signUp();
        var busy = meet.signUp();
        meetings.arranged(busy);
        meetings.arranged(busy);
        var meeting = meetings.arranged(king, ada);
        Soon.until(SOON, () -> rows("memberships", "member", busy.userId()) == 2);
        meetings.invite(king, meeting, busy).refuses("user", "The user is in as many meetings as one may be in.");
        meetings.arrange(busy, Meetings.form())
                .refuses("non_field_errors", "You are in as many meetings as one may be in.");
        meetings.invite(king, meeting, meet.signUp()).is(200);
        meetings.invite(king, meeting, meet.signUp()).refuses("user", "The meeting has no room for more users.");
        meetings.invite(king, meeting, ada).is(200);
    }

    private static int rows(String table, String column, long user) {
        return server.context()
                .getBean(JdbcClient.class)
                .sql("select count(*) from %s where %s = ?".formatted(table, column))
                .param(user)
                .query(Integer.class)
                .single();
    }

    @Test
    void orders() {
        var crm = Crm.at(server.base());
        var user = crm.signUp();
        var creator = crm.profile(user).get("id").asLong();
        var client = crm.as(user);
        var order = SentBody.json("{\"description\":\"Mend the roof\"}");
        for (int placed = 0; placed < 16; placed++) {
            client.post(ORDER, order).is(201);
        }
        assertThat(rows("order_pages", "creator", creator)).isEqualTo(16);
        client.post(ORDER, order).refuses("non_field_errors", "No more orders can be placed.");
        assertThat(client.get(ORDER).is(200).json()).hasSize(16);
        client.delete(Crm.USER, SentBody.none()).is(200);
        Soon.until(SOON, () -> rows("order_pages", "creator", creator) == 0);
    }
}
