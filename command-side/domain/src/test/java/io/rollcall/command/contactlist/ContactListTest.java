// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.contactlist;

import io.rollcall.command.account.TestUsers;
import io.rollcall.command.login.TestLoginNames;
import io.rollcall.contracts.contactlist.ContactListCommand;
import io.rollcall.contracts.contactlist.ContactListCommand.ClearContactList;
import io.rollcall.contracts.contactlist.ContactListCommand.ListContact;
import io.rollcall.contracts.contactlist.ContactListCommand.UnlistContact;
import io.rollcall.contracts.contactlist.ContactListEvent.ContactListCleared;
import io.rollcall.contracts.contactlist.ContactListEvent.ContactListed;
import io.rollcall.contracts.contactlist.ContactListEvent.ContactUnlisted;
import io.rollcall.contracts.contactlist.ContactListResult;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.shared.UserId;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContactListTest {

    private static final int MOST = 10;
    private static final UserId ADA = new UserId(7);
    private static final UserId GRACE = new UserId(8);
    private static final UserId GONE = new UserId(9);
    private static final LoginNameId GRACES = new LoginNameId(new UUID(3, 3));
    private static final LoginNameId NOBODYS = new LoginNameId(new UUID(4, 4));
    private static final ContactListed LISTED = new ContactListed(ADA, GRACE);
    private static final ContactUnlisted UNLISTED = new ContactUnlisted(ADA, GRACE);

    private final AggregateTestFixture<ContactList> fixture = new AggregateTestFixture<>(ContactList.class);

    @BeforeEach
    void resolve() {
        fixture.registerInjectableResource(TestUsers.present(ADA, GRACE));
        fixture.registerInjectableResource(new ContactListProperties(MOST));
        fixture.registerInjectableResource(TestLoginNames.owned(Map.of(GRACES, GRACE)));
        fixture.registerCommandTargetResolver(command ->
                new VersionedAggregateIdentifier((Object) ((ContactListCommand) command.getPayload()).target(), null));
    }

    @Test
    void whoHasTheAddressIsListedOnce() {
        fixture.givenNoPriorActivity()
                .when(new ListContact(ADA, GRACES))
                .expectEvents(LISTED)
                .expectResultMessagePayload(new ContactListResult.Done(GRACE));
        fixture.given(LISTED)
                .when(new ListContact(ADA, GRACES))
                .expectNoEvents()
                .expectResultMessagePayload(new ContactListResult.AlreadyListed(GRACE));
    }

    @Test
    void nobodyIsListedWhereThereIsNoRoom() {
        var all = LongStream.range(100, 100 + MOST)
                .mapToObj(user -> new ContactListed(ADA, UserId.of(user)))
                .toList();
        fixture.given(all)
                .when(new ListContact(ADA, GRACES))
                .expectNoEvents()
                .expectResultMessagePayload(new ContactListResult.Full());
        fixture.given(all.subList(1, all.size()))
                .when(new ListContact(ADA, GRACES))
                .expectEvents(LISTED);
    }

    @Test
    void nobodyIsListedUnderAnAddressThatIsNobodys() {
        fixture.givenNoPriorActivity()
                .when(new ListContact(ADA, NOBODYS))
                .expectNoEvents()
                .expectResultMessagePayload(new ContactListResult.NoSuchUser());
    }

    @Test
    void whoIsListedCanBeTakenOffAndListedAgain() {
        fixture.given(LISTED)
                .when(new UnlistContact(ADA, GRACES))
                .expectEvents(UNLISTED)
                .expectResultMessagePayload(new ContactListResult.Done(GRACE));
        fixture.given(LISTED, UNLISTED).when(new ListContact(ADA, GRACES)).expectEvents(LISTED);
    }

    @Test
    void onlyWhoIsListedIsTakenOff() {
        fixture.given(LISTED, UNLISTED)
                .when(new UnlistContact(ADA, GRACES))
                .expectNoEvents()
                .expectResultMessagePayload(new ContactListResult.NotListed());
        fixture.given(LISTED)
                .when(new UnlistContact(ADA, NOBODYS))
                .expectNoEvents()
                .expectResultMessagePayload(new ContactListResult.NoSuchUser());
    }

    @Test
    void nobodyListsWhoHasLeft() {
        fixture.givenNoPriorActivity()
                .when(new ListContact(GONE, GRACES))
                .expectNoEvents()
                .expectResultMessagePayload(new ContactListResult.OwnerLeft());
        fixture.given(new ContactListed(GONE, GRACE))
                .when(new UnlistContact(GONE, GRACES))
                .expectNoEvents()
                .expectResultMessagePayload(new ContactListResult.OwnerLeft());
    }

    @Test
    void theListOfSomebodyWhoHasLeftIsClearedOnce() {
        var listed = new ContactListed(GONE, GRACE);
        var cleared = new ContactListCleared(GONE);
        fixture.given(listed).when(new ClearContactList(GONE)).expectEvents(cleared);
        fixture.given(listed, cleared).when(new ClearContactList(GONE)).expectNoEvents();
        fixture.givenNoPriorActivity().when(new ClearContactList(GONE)).expectNoEvents();
    }
}
