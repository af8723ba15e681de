// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Person.BLACKLIST;
import static io.rollcall.server.blackbox.Person.idsIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** for blacklists: the users that a user blocks. */
class BlacklistIT {

    private static final String FIELD = "user_id";
    private static final String YOURSELF = "Can not do it with yourself.";
    private static final String NO_SUCH_USER = "User with this id does not exist.";

    private final Meet meet = Meet.at(Server.base());
    private final Person owner = Person.in(meet);
    private final Person other = Person.in(meet);

    @Test
    void a83_aNewUserBlocksNobody() {
        list().is(200, "[]");
    }

    @Test
    void a84_aUserIsBlocked() {
        var answer = put(Long.toString(other.id())).is(200);
        assertThat(idsIn(answer)).containsExactly(other.id());
        assertThat(list().json()).isEqualTo(answer.json());
    }

    @Test
    void a85_blockingTwiceIsBlockingOnce() {
        owner.blocks(other);
        assertThat(idsIn(owner.blocks(other))).containsExactly(other.id());
    }

    @Test
    void a86_nobodyBlocksThemselves() {
        put(Long.toString(owner.id())).refuses(FIELD, YOURSELF);
        list().is(200, "[]");
    }

    @Test
    void a87_onlyAUserCanBeBlocked() {
        for (var nobody : List.of("999999999999", "0", "-3", "99999999999999999999")) {
            put(nobody).refuses(FIELD, NO_SUCH_USER);
        }
    }

    @Test
    void a88_whomToBlockMustBeSaidByANumber() {
        owner.client().put(BLACKLIST, SentBody.json("{}")).is(400, """
                        {'user':['This field is required.'],'user_id':['This field is required.']}""");
        put("\"abc\"").refuses(FIELD, "A valid integer is required.");
        put("null").refuses(FIELD, "This field may not be null.");
    }

    @Test
    void a89_aUserIsUnblocked() {
        var third = Person.in(meet);
        owner.blocks(other);
        owner.blocks(third);
        assertThat(idsIn(delete(Long.toString(other.id())).is(200))).containsExactly(third.id());
        assertThat(idsIn(list())).containsExactly(third.id());
    }

    @Test
    void a90_unblockingOneWhoIsNotBlockedChangesNothing() {
        var third = Person.in(meet);
        delete(Long.toString(third.id())).is(200, "[]");
        owner.blocks(other);
        assertThat(idsIn(delete(Long.toString(third.id())).is(200))).containsExactly(other.id());
    }

    @Test
    void a91_unblockingIsRefusedAsBlockingIs() {
        delete(Long.toString(owner.id())).refuses(FIELD, YOURSELF);
        delete("999999999999").refuses(FIELD, NO_SUCH_USER);
    }

    @Test
    void a92_whomToUnblockIsSaidInAnyBodyOrInTheQuery() {
        var id = Long.toString(other.id());
        for (var body : List.of(
                SentBody.json("{\"user_id\":%s}".formatted(id)),
                SentBody.form(FIELD, id),
                SentBody.multipart(FIELD, id).body())) {
            owner.blocks(other);
            owner.client().delete(BLACKLIST, body).is(200, "[]");
        }
        owner.blocks(other);
        owner.client().delete(BLACKLIST + "?user_id=" + id, SentBody.none()).is(200, "[]");
        owner.client()
                .delete(BLACKLIST + "?user_id=999999999999", SentBody.none())
                .refuses(FIELD, NO_SUCH_USER);
    }

    @Test
    void a93_thoseOnItAreSeenAsAnywhere() {
        other.hidesPhone();
        var third = Person.in(meet);
        third.blocks(owner);
        owner.blocks(other);
        var list = owner.blocks(third).json();
        assertThat(list).hasSize(2);
        assertThat(list.get(0)).isEqualTo(owner.sees(other));
        assertThat(list.get(1)).isEqualTo(owner.sees(third));
        assertThat(list.values()).noneMatch(user -> user.has("phone"));
    }

    @Test
    void a94_theyComeByAscendingId() {
        var third = Person.in(meet);
        owner.blocks(third);
        assertThat(idsIn(owner.blocks(other))).containsExactly(other.id(), third.id());
    }

    @Test
    void a95_aBlacklistIsItsOwners() {
        owner.blocks(other);
        other.client().get(BLACKLIST).is(200, "[]");
    }

    @Test
    void a96_unblockingBringsThePhoneBack() {
        owner.blocks(other);
        assertThat(other.sees(owner).has("phone")).isFalse();
        owner.unblocks(other);
        assertThat(other.sees(owner).get("phone").asString()).isEqualTo(owner.phone());
    }

    @Test
    void a120_blacklistsAreForUsers() {
        for (var method : List.of("GET", "PUT", "DELETE")) {
            meet.client()
                    .send(method, BLACKLIST, SentBody.none())
                    .is(401, "detail", "Authentication credentials were not provided.");
            meet.client()
                    .as("0".repeat(40))
                    .send(method, BLACKLIST, SentBody.none())
                    .is(401, "detail", "Invalid token.");
        }
    }

    private ReceivedAnswer list() {
        return owner.client().get(BLACKLIST).is(200);
    }

    private ReceivedAnswer put(String id) {
        return owner.client().put(BLACKLIST, SentBody.json("{\"user_id\":%s}".formatted(id)));
    }

    private ReceivedAnswer delete(String id) {
        return owner.client().delete(BLACKLIST, SentBody.json("{\"user_id\":%s}".formatted(id)));
    }
}
