// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meet.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** B-16 to B-24: leaving for good. */
class DeleteAccountIT {

    private static final String CONTACTS = "/api/contacts/";
    private static final String BLACKLIST = "/api/blacklist/";
    private static final String MEETINGS = "/api/meetings/";
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Meet meet = Meet.at(Server.base());

    @Test
    void b16_deletingAnswersNothing() {
        var deleted = delete(meet.signUp()).is(204);
        assertThat(deleted.bytes()).isEmpty();
        assertThat(deleted.header("Content-Type")).isEmpty();
    }

    @Test
    void b17_theTokenIsWorthNothingAtOnce() {
        var user = meet.signUp();
        delete(user).is(204);
        meet.as(user).get(ACCOUNT).is(401, "{'detail':'Invalid token.'}");
        delete(user).is(401, "{'detail':'Invalid token.'}");
    }

    @Test
    void b18_nobodySeesThemAnyMore() {
        var viewer = meet.signUp();
        var user = meet.signUp();
        delete(user).is(204);
        meet.as(viewer).get("/api/users/" + user.userId() + "/").is(404, "{'detail':'Not found.'}");
        var both = "/api/users/?users=%d&users=%d".formatted(user.userId(), viewer.userId());
        assertThat(ids(meet.as(viewer).get(both).is(200))).containsExactly(viewer.userId());
    }

    @Test
    void b19_theyVanishFromContactsAndBlacklists() {
        var viewer = meet.signUp();
        var user = meet.signUp();
        know(viewer, user.phone(), "Bob");
        meet.as(viewer).put(BLACKLIST, user(user)).is(200);
        delete(user).is(204);
        meet.as(viewer).get(CONTACTS).is(200, "[]");
        meet.as(viewer).get(BLACKLIST).is(200, "[]");
    }

    @Test
    void b20_theNumberIsNewAgain() {
        var user = meet.signUp();
        delete(user).is(204);
        meet.sendCode(user.phone()).is(201, "{'is_new':true}");
        var again = Meet.user(user.phone(), meet.signUp(user.phone(), meet.codeFor(user.phone())));
        assertThat(again.userId()).isNotEqualTo(user.userId());
    }

    @Test
    void b21_whoKnewTheNumberKnowsItsNewUser() {
        var viewer = meet.signUp();
        var user = meet.signUp();
        know(viewer, user.phone(), "Bob");
        delete(user).is(204);
        var again = Meet.user(user.phone(), meet.signUp(user.phone(), meet.codeFor(user.phone())));
        var contacts = meet.as(viewer).get(CONTACTS).is(200);
        assertThat(ids(contacts)).containsExactly(again.userId());
        assertThat(contacts.json().get(0).get("name").asString()).isEqualTo("Bob");
        assertThat(contacts.json().get(0).get("phone").asString()).isEqualTo(user.phone());
    }

    @Test
    void b22_nothingOfTheirsComesBack() {
        var other = meet.signUp();
        var user = meet.signUp();
        know(user, other.phone(), "Bob");
        meet.as(user).put(BLACKLIST, user(other)).is(200);
        meet.as(user).patch(ACCOUNT, SentBody.json("{\"hidden_phone\":true}")).is(200);
        delete(user).is(204);
        var again = Meet.user(user.phone(), meet.signUp(user.phone(), meet.codeFor(user.phone())));
        meet.as(again).get(CONTACTS).is(200, "[]");
        meet.as(again).get(BLACKLIST).is(200, "[]");
        assertThat(meet.as(again)
                        .get(ACCOUNT)
                        .is(200)
                        .json()
                        .get("hidden_phone")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void b23_theirMeetingsGoOnWithoutThem() {
        var king = meet.signUp();
        var member = meet.signUp();
        var ruled = arrange(king, member);
        var joined = arrange(member, king);
        delete(king).is(204);
        for (var meeting : new long[] {ruled, joined}) {
            var seen = Soon.is(
                            200,
                            SOON,
                            () -> meet.as(member).get(MEETINGS + meeting + "/"),
                            answer -> answer.json().get("users").size() == 1)
                    .json();
            assertThat(seen.get("users").get(0).asLong()).isEqualTo(member.userId());
            assertThat(seen.get("king").asLong()).isEqualTo(member.userId());
            assertThat(seen.get("title").asString()).isEqualTo("Tea");
        }
    }

    @Test
    void b24_nobodyDeletesWithoutAToken() {
        meet.client()
                .delete(ACCOUNT, SentBody.none())
                .is(401, "{'detail':'Authentication credentials were not provided.'}");
    }

    private ReceivedAnswer delete(Meet.User user) {
        return meet.as(user).delete(ACCOUNT, SentBody.none());
    }

    private void know(Meet.User owner, String phone, String name) {
        meet.as(owner)
                .put(CONTACTS, SentBody.json("{\"names\":[\"%s\"],\"phones\":[\"%s\"]}".formatted(name, phone)))
                .is(200);
    }

    private long arrange(Meet.User king, Meet.User member) {
        var form = SentBody.multipart("title", "Tea", "users", Long.toString(member.userId()))
                .file("logo", Pictures.png());
        return meet.as(king)
                .post(MEETINGS, form.body())
                .is(201)
                .json()
                .get("id")
                .asLong();
    }

    private static SentBody user(Meet.User user) {
        return SentBody.json("{\"user\":%d}".formatted(user.userId()));
    }

    private static long[] ids(ReceivedAnswer list) {
        var users = list.json();
        return IntStream.range(0, users.size())
                .mapToObj(users::get)
                .map((JsonNode user) -> user.get("id"))
                .mapToLong(JsonNode::asLong)
                .toArray();
    }
}
