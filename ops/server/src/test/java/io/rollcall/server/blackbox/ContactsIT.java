// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Book.contacts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** an address book, imported into, read and removed from. */
class ContactsIT {

    private final Meet meet = Meet.at(Server.base());
    private final Meet.User owner = meet.signUp();
    private final Book book = new Book(meet.as(owner));
    private final Meet.User boris = meet.signUp();
    private final Meet.User clara = meet.signUp();

    @Test
    void a97_aNewUserHasNoContacts() {
        book.all().is(200, "[]");
    }

    @Test
    void a98_anImportAnswersWithTheUsersUnderTheirImportedNames() {
        var answer = book.keeps(clara.phone(), "C.", boris.phone(), "B.", Phones.unused(), "Nobody");
        assertThat(contacts(answer)).containsExactly("B. " + boris.userId(), "C. " + clara.userId());
        var contact = answer.json().get(0);
        assertThat(contact.propertyNames()).containsExactly("id", "name", "phone", "avatar");
        assertThat(contact.get("phone").asString()).isEqualTo(boris.phone());
        meet.client().get(contact.get("avatar").asString()).is(200);
    }

    @Test
    void a99_whoSignsUpLaterAppearsThen() {
        var phone = Phones.unused();
        book.keeps(phone, "Later").is(200, "[]");
        book.all().is(200, "[]");
        var user = Meet.user(phone, meet.signUp(phone, meet.codeFor(phone)));
        assertThat(contacts(book.all())).containsExactly("Later " + user.userId());
    }

    @Test
    void a100_anImportAnswersWithItselfAndAReadWithAll() {
        book.keeps(boris.phone(), "B.");
        assertThat(contacts(book.keeps(clara.phone(), "C."))).containsExactly("C. " + clara.userId());
        assertThat(contacts(book.all())).containsExactly("B. " + boris.userId(), "C. " + clara.userId());
    }

    @Test
    void a101_aPhoneImportedAgainHasTheNewName() {
        book.keeps(boris.phone(), "B.", clara.phone(), "C.");
        assertThat(contacts(book.keeps(boris.phone(), "Bo"))).containsExactly("Bo " + boris.userId());
        assertThat(contacts(book.all())).containsExactly("Bo " + boris.userId(), "C. " + clara.userId());
    }

    @Test
    void a102_theNthNameIsThatOfTheNthPhone() {
        var answer = book.put(List.of("one", "two"), List.of(clara.phone(), boris.phone()));
        assertThat(contacts(answer)).containsExactly("two " + boris.userId(), "one " + clara.userId());
    }

    @Test
    void a112_aFormRepeatsItsKeys() {
        var phones = List.of(boris.phone(), clara.phone());
        var answer = book.client().put(Book.PATH, Book.form(List.of("B.", "C."), phones));
        assertThat(contacts(answer.is(200))).containsExactly("B. " + boris.userId(), "C. " + clara.userId());
    }

    @Test
    void a113_aRemovalAnswersWithWhatIsLeft() {
        book.keeps(boris.phone(), "B.", clara.phone(), "C.");
        assertThat(contacts(book.delete(boris.phone()).is(200))).containsExactly("C. " + clara.userId());
        assertThat(contacts(book.all())).containsExactly("C. " + clara.userId());
        var form = book.client().delete(Book.PATH, SentBody.form("phones", clara.phone()));
        form.is(200, "[]");
    }

    @Test
    void a113_thePhonesMayStandInTheQuery() {
        book.keeps(boris.phone(), "B.", clara.phone(), "C.");
        var query = "?phones=" + SentBody.escaped(boris.phone()) + "&phones=" + SentBody.escaped(clara.phone());
        book.client().delete(Book.PATH + query, SentBody.none()).is(200, "[]");
    }

    @Test
    void a114_whatIsNoContactIsIgnored() {
        book.keeps(boris.phone(), "B.");
        var answer = book.delete(clara.phone(), owner.phone(), Phones.unused(), Phones.unused());
        assertThat(contacts(answer.is(200))).containsExactly("B. " + boris.userId());
    }

    @Test
    void a115_aRemovedContactDoesNotAppearWhenTheySignUp() {
        var phone = Phones.unused();
        book.keeps(phone, "Later");
        book.delete(phone).is(200, "[]");
        meet.signUp(phone, meet.codeFor(phone)).is(201);
        book.all().is(200, "[]");
    }

    @Test
    void a117_contactsAreOneWay() {
        book.keeps(boris.phone(), "B.");
        meet.as(boris).get(Book.PATH).is(200, "[]");
    }

    @Test
    void a118_aContactsPhoneIsShownThoughItIsHidden() {
        meet.as(boris)
                .patch(Meet.ACCOUNT, SentBody.json("{\"hidden_phone\":true}"))
                .is(200);
        assertThat(book.keeps(boris.phone(), "B.").json().get(0).get("phone").asString())
                .isEqualTo(boris.phone());
        assertThat(book.all().json().get(0).get("phone").asString()).isEqualTo(boris.phone());
        assertThat(book.delete(clara.phone()).json().get(0).get("phone").asString())
                .isEqualTo(boris.phone());
    }

    @Test
    void a119_contactsAreListedByAscendingId() {
        var third = meet.signUp();
        book.keeps(third.phone(), "3");
        book.keeps(boris.phone(), "1");
        book.keeps(clara.phone(), "2");
        assertThat(contacts(book.all()))
                .containsExactly("1 " + boris.userId(), "2 " + clara.userId(), "3 " + third.userId());
    }

    @Test
    void a120_onlyUsersHaveContacts() {
        for (var stranger : List.of(meet.client(), meet.client().as("0".repeat(40)))) {
            var wanted =
                    stranger.headers().isEmpty() ? "Authentication credentials were not provided." : "Invalid token.";
            var body = Book.form(List.of("B."), List.of(boris.phone()));
            stranger.get(Book.PATH).is(401, "detail", wanted);
            stranger.put(Book.PATH, body).is(401, "detail", wanted);
            stranger.delete(Book.PATH, body).is(401, "detail", wanted);
        }
    }
}
