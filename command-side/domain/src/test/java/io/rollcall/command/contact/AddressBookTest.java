// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.contact;

import static io.rollcall.contracts.contact.AddressBookResult.DONE;
import static io.rollcall.contracts.contact.AddressBookResult.FULL;
import static io.rollcall.contracts.contact.AddressBookResult.OWNER_LEFT;

import io.rollcall.command.account.SignedUp;
import io.rollcall.contracts.contact.Contact;
import io.rollcall.contracts.contact.ContactCommand.ClearContacts;
import io.rollcall.contracts.contact.ContactCommand.CountNewContacts;
import io.rollcall.contracts.contact.ContactCommand.ImportContacts;
import io.rollcall.contracts.contact.ContactCommand.RemoveContacts;
import io.rollcall.contracts.contact.ContactEvent.ContactsImported;
import io.rollcall.contracts.contact.ContactEvent.ContactsRemoved;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.Command;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.NumberId;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AddressBookTest {

    private static final UserId ANNA = UserId.of(7);
    private static final KeyId KEY = new KeyId(new UUID(2, 7));

    @Nested
    class Importing {

        @Test
        void recordsNumbersWithTheirNames() {
            signedUp(ANNA)
                    .givenNoPriorActivity()
                    .when(new ImportContacts(
                            ANNA, KEY, List.of(new Contact(number(1), "Boris"), new Contact(number(2), "Clara"))))
                    .expectEvents(new ContactsImported(ANNA, KEY, numbers(1, 2), List.of("Boris", "Clara")))
                    .expectResultMessagePayload(DONE);
        }

        @Test
        void recordsANumberAgainThatIsThereForItMayHaveAnotherName() {
            signedUp(ANNA)
                    .given(imported(1, 1))
                    .when(new ImportContacts(ANNA, KEY, List.of(new Contact(number(1), "Bo"))))
                    .expectEvents(new ContactsImported(ANNA, KEY, numbers(1, 1), List.of("Bo")));
        }

        @Test
        void isRecordedInPartsOfAThousand() {
            var contacts = numbers(1, 2001).stream()
                    .map(number -> new Contact(number, "x"))
                    .toList();
            signedUp(ANNA)
                    .givenNoPriorActivity()
                    .when(new ImportContacts(ANNA, KEY, contacts))
                    .expectEvents(imported(1, 1000), imported(1001, 2000), imported(2001, 2001));
        }

        @Test
        void isNotForOneWhoHasLeft() {
            signedUp()
                    .given(imported(1, 1))
                    .when(new ImportContacts(ANNA, KEY, List.of(new Contact(number(2), "Clara"))))
                    .expectNoEvents()
                    .expectResultMessagePayload(OWNER_LEFT);
        }
    }

    @Nested
    class Counting {

        @Test
        void tellsHowManyAreNew() {
            signedUp(ANNA)
                    .given(imported(1, 3))
                    .when(new CountNewContacts(ANNA, Set.copyOf(numbers(2, 5))))
                    .expectNoEvents()
                    .expectResultMessagePayload(2L);
        }

        @Test
        void isBounded() {
            signedUp(ANNA)
                    .given(imported(1, 1000), imported(1001, 2000), imported(2001, 2999))
                    .when(new ImportContacts(ANNA, KEY, contacts(3000, 3001)))
                    .expectNoEvents()
                    .expectResultMessagePayload(FULL);
            signedUp(ANNA)
                    .given(imported(1, 1000), imported(1001, 2000), imported(2001, 2999))
                    .when(new ImportContacts(ANNA, KEY, contacts(2999, 3000)))
                    .expectEvents(imported(2999, 3000));
        }

        /** One that was larger before there was a bound: names in it may change. */
        @Test
        void takesNothingNewOnceItIsTooLarge() {
            signedUp(ANNA)
                    .given(imported(1, 4000))
                    .when(new ImportContacts(ANNA, KEY, contacts(4000, 4000)))
                    .expectEvents(imported(4000, 4000));
        }

        private static List<Contact> contacts(int first, int last) {
            return numbers(first, last).stream()
                    .map(number -> new Contact(number, "x"))
                    .toList();
        }
    }

    @Nested
    class Removing {

        @Test
        void takesOutWhatIsThere() {
            signedUp(ANNA)
                    .given(imported(1, 3))
                    .when(new RemoveContacts(ANNA, Set.of(number(2))))
                    .expectEvents(new ContactsRemoved(ANNA, numbers(2, 2)))
                    .expectResultMessagePayload(DONE);
        }

        @Test
        void leavesOutWhatIsNotThere() {
            signedUp(ANNA)
                    .given(imported(1, 3), new ContactsRemoved(ANNA, numbers(1, 1)))
                    .when(new RemoveContacts(ANNA, Set.of(number(1), number(3), number(4))))
                    .expectEvents(new ContactsRemoved(ANNA, numbers(3, 3)));
        }

        @Test
        void isNothingWhereNoneIsThere() {
            signedUp(ANNA)
                    .givenNoPriorActivity()
                    .when(new RemoveContacts(ANNA, Set.of(number(1))))
                    .expectNoEvents()
                    .expectResultMessagePayload(DONE);
        }

        @Test
        void isNotForOneWhoHasLeft() {
            signedUp()
                    .given(imported(1, 1))
                    .when(new RemoveContacts(ANNA, Set.of(number(1))))
                    .expectNoEvents()
                    .expectResultMessagePayload(OWNER_LEFT);
        }

        @Test
        void worksOnErasedHistory() {
            signedUp(ANNA)
                    .given(new ContactsImported(ANNA, KEY, numbers(1, 2), null))
                    .when(new RemoveContacts(ANNA, Set.of(number(1))))
                    .expectEvents(new ContactsRemoved(ANNA, numbers(1, 1)));
        }
    }

    @Nested
    class Clearing {

        @Test
        void takesOutEverythingAfterTheOwnerHasLeft() {
            signedUp()
                    .given(imported(1, 1000), imported(1001, 1500))
                    .when(new ClearContacts(ANNA))
                    .expectEvents(
                            new ContactsRemoved(ANNA, numbers(1, 1000)), new ContactsRemoved(ANNA, numbers(1001, 1500)))
                    .expectResultMessagePayload(DONE);
        }

        @Test
        void isNothingInAnEmptyBook() {
            signedUp()
                    .given(imported(1, 1), new ContactsRemoved(ANNA, numbers(1, 1)))
                    .when(new ClearContacts(ANNA))
                    .expectNoEvents()
                    .expectResultMessagePayload(DONE);
        }
    }

    private static AggregateTestFixture<AddressBook> signedUp(UserId... users) {
        var fixture = new AggregateTestFixture<>(AddressBook.class);
        fixture.registerInjectableResource(SignedUp.only(users));
        fixture.registerInjectableResource(new ContactProperties(3_000));
        fixture.registerCommandTargetResolver(
                command -> new VersionedAggregateIdentifier((Object) ((Command) command.getPayload()).target(), null));
        return fixture;
    }

    private static ContactsImported imported(int first, int last) {
        return new ContactsImported(ANNA, KEY, numbers(first, last), Collections.nCopies(last - first + 1, "x"));
    }

    private static List<NumberId> numbers(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(AddressBookTest::number)
                .toList();
    }

    private static NumberId number(int n) {
        return new NumberId(new UUID(1, n));
    }
}
