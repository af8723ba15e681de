// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.contracts.contact.ContactEvent;
import io.rollcall.contracts.contact.ContactEvent.ContactsImported;
import io.rollcall.contracts.contact.ContactEvent.ContactsRemoved;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.projection.shared.EventDelivery;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.projection.shared.MemoryMongo;
import io.rollcall.projection.shared.ReadModelSubscription;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContactProjectionTest {

    private static final UserId ANNA = UserId.of(7);
    private static final UserId BORIS = UserId.of(8);
    private static final KeyId KEY = KeyId.of(new UUID(2, 7));

    private final MongoDatabase database = MemoryMongo.database();
    private final MemoryLog log = new MemoryLog();
    private final ContactDocuments contacts = new ContactDocuments(MemoryMongo.readModels(database));
    private final ReadModelSubscription subscription = new ReadModelSubscription(contacts.model(), log);
    private final EventDelivery delivery = new EventDelivery(new ContactProjection(contacts), subscription, log);

    @Test
    void aBookHasTheOwnersNamesForNumbers() {
        given(imported(ANNA, 1, "Clara"), imported(ANNA, 2, "Dora"), imported(BORIS, 1, "Cla"));

        assertThat(all(ANNA)).isEqualTo(Map.of(number(1), "Clara", number(2), "Dora"));
        assertThat(all(BORIS)).isEqualTo(Map.of(number(1), "Cla"));
        assertThat(all(UserId.of(9))).isEmpty();
    }

    @Test
    void aNumberHasItsLatestName() {
        given(imported(ANNA, 1, "Clara"), imported(ANNA, 1, "C."));

        assertThat(all(ANNA)).isEqualTo(Map.of(number(1), "C."));
    }

    @Test
    void aRemovedNumberIsGoneAndMayComeBack() {
        given(imported(ANNA, 1, "Clara"), imported(ANNA, 65, "Dora"), removed(ANNA, 1, 3));
        assertThat(all(ANNA)).isEqualTo(Map.of(number(65), "Dora"));
        given(removed(ANNA, 65));
        assertThat(all(ANNA)).isEmpty();
        given(imported(ANNA, 1, "C."));
        assertThat(all(ANNA)).isEqualTo(Map.of(number(1), "C."));
    }

    @Test
    void onlyTheAskedNumbersAreFound() {
        given(imported(ANNA, 1, "Clara"), imported(ANNA, 2, "Dora"), imported(ANNA, 65, "Eva"));

        assertThat(contacts.among(ANNA, List.of(number(1), number(2), number(3)), log.head())
                        .block())
                .isEqualTo(Map.of(number(1), "Clara", number(2), "Dora"));
        assertThat(contacts.among(ANNA, List.of(), log.head()).block()).isEmpty();
    }

    @Test
    void erasedNamesLeaveNoContacts() {
        given(imported(ANNA, 1, "Clara"));
        given(new ContactsImported(ANNA, KEY, List.of(number(2)), null), removed(ANNA, 2));

        assertThat(all(ANNA)).isEqualTo(Map.of(number(1), "Clara"));
    }

    @Test
    void aBookLiesInPages() {
        var numbers = IntStream.range(0, 1000).mapToObj(ContactProjectionTest::number);
        var names = IntStream.range(0, 1000).mapToObj(Integer::toString);
        given(new ContactsImported(ANNA, KEY, numbers.toList(), names.toList()));

        assertThat(all(ANNA)).hasSize(1000).containsEntry(number(999), "999");
        assertThat(MemoryMongo.documents(database, "address-books")).hasSize(64);
    }

    @Test
    void staysAsItIsWhenDeliveredTwice() {
        given(imported(ANNA, 1, "Clara"), imported(ANNA, 2, "Dora"), removed(ANNA, 1), imported(ANNA, 2, "D."));
        var once = MemoryMongo.documents(database, "address-books");
        delivery.batch(log.after(0));

        assertThat(MemoryMongo.documents(database, "address-books"))
                .isEqualTo(once)
                .hasSize(2);
    }

    @Test
    void isTheSameAfterARebuild() {
        given(imported(ANNA, 1, "Clara"), imported(ANNA, 2, "Dora"), removed(ANNA, 1), imported(BORIS, 2, "D."));
        var before = List.of(all(ANNA), all(BORIS));
        subscription.storeToken(null, "address-books", 0);
        delivery.run();

        assertThat(List.of(all(ANNA), all(BORIS))).isEqualTo(before);
        assertThat(before).isEqualTo(List.of(Map.of(number(2), "Dora"), Map.of(number(2), "D.")));
    }

    @Test
    void followsTheGroupOfItsName() {
        assertThat(subscription.name()).isEqualTo("address-books");
        assertThat(List.of(subscription.fetchSegments("address-books"))).containsExactly(new int[] {0});
    }

    private void given(ContactEvent... events) {
        for (var event : events) {
            log.append("address-book-" + event.owner(), event);
        }
        delivery.run();
    }

    private Map<NumberId, String> all(UserId owner) {
        return contacts.all(owner, log.head()).block();
    }

    private static ContactsImported imported(UserId owner, int number, String name) {
        return new ContactsImported(owner, KEY, List.of(number(number)), List.of(name));
    }

    private static ContactsRemoved removed(UserId owner, int... numbers) {
        return new ContactsRemoved(
                owner,
                IntStream.of(numbers).mapToObj(ContactProjectionTest::number).toList());
    }

    private static NumberId number(int n) {
        return NumberId.of(new UUID(1, n));
    }
}
