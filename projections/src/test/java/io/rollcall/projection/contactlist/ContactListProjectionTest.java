// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.contactlist;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.contracts.contactlist.ContactListEvent.ContactListCleared;
import io.rollcall.contracts.contactlist.ContactListEvent.ContactListed;
import io.rollcall.contracts.contactlist.ContactListEvent.ContactUnlisted;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.projection.shared.EventDelivery;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.projection.shared.MemoryMongo;
import io.rollcall.projection.shared.ReadModelSubscription;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContactListProjectionTest {

    private static final UserId ADA = UserId.of(7);
    private static final UserId GRACE = UserId.of(8);
    private static final UserId LIN = UserId.of(9);
    /** On the page of Grace. */
    private static final UserId ZOE = UserId.of(24);

    private final MongoDatabase database = MemoryMongo.database();
    private final MemoryLog log = new MemoryLog();
    private final ContactListDocuments lists = new ContactListDocuments(MemoryMongo.readModels(database));
    private final ReadModelSubscription subscription = new ReadModelSubscription(lists.model(), log);
    private final EventDelivery delivery = new EventDelivery(new ContactListProjection(lists), subscription, log);

    @Test
    void keepsTheOrderOfListing() {
        given(listed(ZOE), listed(LIN), listed(GRACE));
        assertThat(listOf(ADA)).containsExactly(ZOE, LIN, GRACE);
        assertThat(listOf(GRACE)).isEmpty();
    }

    @Test
    void whoIsListedAgainStandsBehindAllOthers() {
        given(listed(ZOE), listed(LIN), new ContactUnlisted(ADA, ZOE), listed(ZOE));
        assertThat(listOf(ADA)).containsExactly(LIN, ZOE);
    }

    @Test
    void takesOffWhoIsUnlisted() {
        given(listed(ZOE), listed(GRACE), new ContactUnlisted(ADA, ZOE));
        assertThat(listOf(ADA)).containsExactly(GRACE);
        given(new ContactUnlisted(ADA, GRACE));
        assertThat(listOf(ADA)).isEmpty();
    }

    @Test
    void isGoneWithItsOwner() {
        given(listed(ZOE), listed(LIN), new ContactListed(LIN, ADA), new ContactListCleared(ADA));
        assertThat(listOf(ADA)).isEmpty();
        assertThat(listOf(LIN)).containsExactly(ADA);
    }

    @Test
    void staysAsItIsWhenDeliveredTwice() {
        given(listed(ZOE), listed(LIN));
        var once = MemoryMongo.documents(database, "contact-lists");
        delivery.batch(log.after(0));
        assertThat(MemoryMongo.documents(database, "contact-lists"))
                .isEqualTo(once)
                .hasSize(2);
    }

    @Test
    void isTheSameAfterARebuild() {
        given(listed(ZOE), listed(LIN), listed(GRACE), new ContactUnlisted(ADA, LIN));
        var before = MemoryMongo.documents(database, "contact-lists");
        subscription.storeToken(null, "contact-lists", 0);
        delivery.run();
        assertThat(MemoryMongo.documents(database, "contact-lists")).isEqualTo(before);
        assertThat(listOf(ADA)).containsExactly(ZOE, GRACE);
    }

    private static ContactListed listed(UserId contact) {
        return new ContactListed(ADA, contact);
    }

    private void given(Event... events) {
        log.append("contact-list-7", events);
        delivery.run();
    }

    private List<UserId> listOf(UserId owner) {
        return lists.of(owner, log.head()).block();
    }
}
