// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Person.CONTACTS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** what being a contact of the viewer makes of a user. */
class UsersAndContactsIT {

    private final Meet meet = Meet.at(Server.base());
    private final Person viewer = Person.in(meet);
    private final Person other = Person.in(meet);

    @Test
    void a46_whoIsImportedBeforeTheySignUpIsAContactAfterwards() {
        var phone = Phones.unused();
        viewer.keeps(phone, "Zoe");
        viewer.client().get(CONTACTS).is(200, "[]");
        var later = Meet.user(phone, meet.signUp(phone, meet.codeFor(phone)));
        var contacts = viewer.client().get(CONTACTS).is(200).json();
        assertThat(contacts).hasSize(1);
        assertThat(contacts.get(0).get("id").asLong()).isEqualTo(later.userId());
        assertThat(contacts.get(0).get("name").asString()).isEqualTo("Zoe");
    }

    @Test
    void a47_thatLinkIsOneWay() {
        var phone = Phones.unused();
        viewer.keeps(phone, "Zoe");
        var later = Meet.user(phone, meet.signUp(phone, meet.codeFor(phone)));
        meet.as(later).get(CONTACTS).is(200, "[]");
    }

    @Test
    void a73_aContactsHiddenPhoneIsShown() {
        other.hidesPhone();
        viewer.keeps(other, "Boris");
        assertThat(phoneSeen()).isEqualTo(other.phone());
    }

    @Test
    void a74_soIsThatOfAContactWhoBlocksTheViewer() {
        other.blocks(viewer);
        viewer.keeps(other, "Boris");
        assertThat(phoneSeen()).isEqualTo(other.phone());
    }

    @Test
    void a75_aContactHasTheViewersNameForTheViewerOnly() {
        viewer.keeps(other, "Boris");
        assertThat(viewer.sees(other).get("name").asString()).isEqualTo("Boris");
        assertThat(Person.in(meet).sees(other).get("name").asString()).isEqualTo("Anna");
        assertThat(other.sees(other).get("name").asString()).isEqualTo("Anna");
    }

    @Test
    void a81_whoIsNoContactAnyMoreIsAStranger() {
        other.hidesPhone();
        viewer.keeps(other, "Boris");
        viewer.drops(other);
        assertThat(viewer.sees(other).has("phone")).isFalse();
        assertThat(viewer.sees(other).get("name").asString()).isEqualTo("Anna");
    }

    @Test
    void a93_theBlacklistShowsContactsByTheViewersName() {
        other.hidesPhone();
        viewer.keeps(other, "Boris");
        var listed = viewer.blocks(other).json().get(0);
        assertThat(listed).isEqualTo(viewer.sees(other));
        assertThat(listed.get("name").asString()).isEqualTo("Boris");
        assertThat(listed.get("phone").asString()).isEqualTo(other.phone());
    }

    private String phoneSeen() {
        return viewer.sees(other).get("phone").asString();
    }
}
