// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meet.ACCOUNT;
import static io.rollcall.server.blackbox.Person.USERS;
import static io.rollcall.server.blackbox.Person.idsIn;
import static io.rollcall.server.blackbox.Person.pathOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** and G-27, but for what concerns contacts: users as others see them. */
class UsersIT {

    private static final String NOT_AN_INTEGER = "A valid integer is required.";

    private final Meet meet = Meet.at(Server.base());
    private final Person viewer = Person.in(meet);
    private final Person other = Person.in(meet);

    @Test
    void a64_usersAreGivenByTheirIds() {
        var third = Person.in(meet);
        assertThat(idsIn(byOlderName(other.id(), third.id()))).containsExactly(other.id(), third.id());
    }

    @Test
    void idsMayBeWrittenWithTheirNumbersInTheList() {
        var query = USERS + "?users%5B1%5D=" + other.id() + "&users%5B0%5D=" + viewer.id();
        assertThat(idsIn(get(query))).containsExactly(viewer.id(), other.id());
        assertThat(idsIn(get(USERS + "?user_ids%5B0%5D=" + other.id()))).containsExactly(other.id());
        viewer.client().get(USERS + "?users%5B0%5D=x").refuses("users", NOT_AN_INTEGER);
    }

    @Test
    void a65_usersComeByAscendingId() {
        var third = Person.in(meet);
        assertThat(idsIn(get(pathOf(third, viewer, other)))).containsExactly(viewer.id(), other.id(), third.id());
    }

    @Test
    void a66_unknownIdsAreLeftOut() {
        var unknown = "&users=999999999999&users=0&users=-5&users=99999999999999999999";
        assertThat(idsIn(get(pathOf(other) + unknown))).containsExactly(other.id());
        get(USERS + "?" + unknown.substring(1)).is(200, "[]");
    }

    @Test
    void a67_anIdGivenTwiceCountsOnce() {
        assertThat(idsIn(get(pathOf(other, other)))).containsExactly(other.id());
    }

    @Test
    void a68_someIdsMustBeGiven() {
        viewer.client().get(USERS).is(400, """
                        {'users':['This list may not be empty.'],'user_ids':['This list may not be empty.']}""");
    }

    @Test
    void a69_anIdIsAnInteger() {
        viewer.client().get(USERS + "?user_ids=abc").refuses("user_ids", NOT_AN_INTEGER);
        viewer.client().get(USERS + "?user_ids=").refuses("user_ids", NOT_AN_INTEGER);
    }

    @Test
    void a70_aStrangerHasTheDocumentedKeys() {
        var account = other.client().get(ACCOUNT).is(200).json();
        get(pathOf(other))
                .is(
                        200,
                        "[{'id':%d,'name':'Anna','phone':'%s','avatar':%s}]"
                                .formatted(other.id(), other.phone(), account.get("avatar")));
    }

    @Test
    void a71_aStrangersHiddenPhoneHasNoKey() {
        other.hidesPhone();
        assertThat(viewer.sees(other).propertyNames()).containsExactlyInAnyOrder("id", "name", "avatar");
    }

    @Test
    void a72_norHasThatOfOneWhoBlocksTheViewer() {
        other.blocks(viewer);
        assertThat(viewer.sees(other).propertyNames()).containsExactlyInAnyOrder("id", "name", "avatar");
        assertThat(Person.in(meet).sees(other).has("phone")).isTrue();
    }

    @Test
    void a76_whomTheViewerBlocksKeepsTheirPhone() {
        viewer.blocks(other);
        assertThat(viewer.sees(other).get("phone").asString()).isEqualTo(other.phone());
    }

    @Test
    void a77_oneselfIsTheWholeAccount() {
        viewer.hidesPhone();
        var account = viewer.client().get(ACCOUNT).is(200).json();
        assertThat(account.has("created")).isTrue();
        assertThat(viewer.sees(viewer)).isEqualTo(account);
        assertThat(get(pathOf(viewer)).json().get(0)).isEqualTo(account);
    }

    @Test
    void a78_oneUserIsAsInAList() {
        var listed = get(pathOf(other)).json().get(0);
        assertThat(get(USERS + other.id()).json()).isEqualTo(listed);
        assertThat(get(USERS + other.id() + "/").json()).isEqualTo(listed);
    }

    @Test
    void a79_anUnknownUserIsNotFound() {
        for (var id : List.of("999999999999", "0", "99999999999999999999")) {
            viewer.client().get(USERS + id + "/").is(404, "detail", "Not found.");
        }
    }

    @Test
    void a80_whatIsNoNumberIsNotFound() {
        viewer.client().get(USERS + "abc/").is(404, "detail", "Not found.");
        viewer.client().get(USERS + "-1/").is(404, "detail", "Not found.");
    }

    @Test
    void a82_usersAreShownToUsers() {
        for (var path : List.of(pathOf(other), USERS + other.id() + "/")) {
            meet.client().get(path).is(401, "detail", "Authentication credentials were not provided.");
            meet.client().as("0".repeat(40)).get(path).is(401, "detail", "Invalid token.");
        }
    }

    @Test
    void g27_theFirstBadElementSpeaksForItsList() {
        viewer.client()
                .get(USERS + "?user_ids=" + other.id() + "&user_ids=abc&user_ids=x")
                .refuses("user_ids", NOT_AN_INTEGER);
    }

    @Test
    void aThousandIdsAreEnough() {
        var thousand = String.join("&", Collections.nCopies(1000, "users=" + other.id()));
        assertThat(idsIn(get(USERS + "?" + thousand))).containsExactly(other.id());
        viewer.client()
                .get(USERS + "?" + thousand + "&users=" + other.id())
                .refuses("users", "Ensure this field has no more than 1000 elements.");
    }

    private ReceivedAnswer get(String path) {
        return viewer.client().get(path).is(200);
    }

    private ReceivedAnswer byOlderName(long one, long another) {
        return get(USERS + "?user_ids=" + one + "&user_ids=" + another);
    }
}
