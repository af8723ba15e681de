// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Person.BLACKLIST;
import static io.rollcall.server.blackbox.Person.USERS;
import static io.rollcall.server.blackbox.Person.idsIn;
import static io.rollcall.server.blackbox.Person.pathOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** B-1 to B-6: the parameters by the names that the later document gives them, and by both. */
class RenamedParametersIT {

    private static final String NOT_AN_INTEGER = "A valid integer is required.";

    private final Meet meet = Meet.at(Server.base());
    private final Person caller = Person.in(meet);
    private final Person other = Person.in(meet);

    @Test
    void b01_usersAreGivenByTheirIds() {
        var third = Person.in(meet);
        assertThat(idsIn(caller.client().get(pathOf(other, third)).is(200))).containsExactly(other.id(), third.id());
    }

    @Test
    void b02_anIdIsAnInteger() {
        caller.client().get(USERS + "?users=abc").refuses("users", NOT_AN_INTEGER);
    }

    @Test
    void b03_aUserIsBlocked() {
        assertThat(idsIn(put("{\"user\":%d}".formatted(other.id())).is(200))).containsExactly(other.id());
        put("{\"user\":%d}".formatted(caller.id())).refuses("user", "Can not do it with yourself.");
        put("{\"user\":999999999999}").refuses("user", "User with this id does not exist.");
    }

    @Test
    void b04_aUserIsUnblocked() {
        caller.blocks(other);
        delete("{\"user\":%d}".formatted(other.id())).is(200, "[]");
    }

    @Test
    void b05_errorsGoByTheNameThatTheClientUsed() {
        caller.client().get(USERS + "?users=abc&user_ids=1").refuses("users", NOT_AN_INTEGER);
        caller.client().get(USERS + "?users=1&user_ids=abc").refuses("user_ids", NOT_AN_INTEGER);
        put("{\"user\":\"abc\"}").refuses("user", NOT_AN_INTEGER);
        put("{\"user_id\":\"abc\"}").refuses("user_id", NOT_AN_INTEGER);
        put("{\"user_id\":%d}".formatted(caller.id())).refuses("user_id", "Can not do it with yourself.");
        delete("{\"user_id\":999999999999}").refuses("user_id", "User with this id does not exist.");
        var underBoth = "{'user':['This field is required.'],'user_id':['This field is required.']}";
        put("{}").is(400, underBoth);
        delete("{}").is(400, underBoth);
        caller.client().get(USERS).is(400, """
                        {'users':['This list may not be empty.'],'user_ids':['This list may not be empty.']}""");
    }

    @Test
    void b06_bothNamesTogetherAreTheUnion() {
        var third = Person.in(meet);
        var path = pathOf(third, other) + "&user_ids=" + caller.id() + "&user_ids=" + other.id();
        assertThat(idsIn(caller.client().get(path).is(200))).containsExactly(caller.id(), other.id(), third.id());
    }

    @Test
    void ofTwoNamesForOneUserTheLaterCounts() {
        var third = Person.in(meet);
        var both = "{\"user_id\":%d,\"user\":%d}";
        assertThat(idsIn(put(both.formatted(third.id(), other.id())).is(200))).containsExactly(other.id());
        put("{\"user_id\":%d,\"user\":\"abc\"}".formatted(third.id())).refuses("user", NOT_AN_INTEGER);
        delete(both.formatted(third.id(), other.id())).is(200, "[]");
    }

    private ReceivedAnswer put(String json) {
        return caller.client().put(BLACKLIST, SentBody.json(json));
    }

    private ReceivedAnswer delete(String json) {
        return caller.client().delete(BLACKLIST, SentBody.json(json));
    }
}
