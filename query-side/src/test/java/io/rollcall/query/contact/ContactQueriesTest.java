// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.messaging.responsetypes.ResponseTypes.multipleInstancesOf;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.contracts.account.SeenUser;
import io.rollcall.contracts.account.SeenUser.Other;
import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.contracts.account.UserEvent.PhoneHidden;
import io.rollcall.contracts.account.UserEvent.UserRegistered;
import io.rollcall.contracts.contact.ContactEvent.ContactsImported;
import io.rollcall.contracts.contact.ContactQuery;
import io.rollcall.contracts.contact.ContactQuery.ListContacts;
import io.rollcall.contracts.contact.ContactQuery.ListContactsAmong;
import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.contracts.verification.PhoneNumberEvent.NumberClaimed;
import io.rollcall.contracts.verification.PhoneNumberEvent.NumberReleased;
import io.rollcall.projection.account.AccountReadModel;
import io.rollcall.projection.contact.AddressBookReadModel;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.projection.shared.MemoryMongo;
import io.rollcall.projection.verification.NumberReadModel;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContactQueriesTest {

    private static final UserId OWNER = UserId.of(100);
    private static final KeyId KEY = KeyId.of(new UUID(2, 2));
    private static final MediaId AVATAR = MediaId.of("1".repeat(64));

    private final MemoryLog log = new MemoryLog();
    private final MongoDatabase database = MemoryMongo.database();
    private final AddressBookReadModel books = new AddressBookReadModel(database, log);
    private final NumberReadModel numbers = new NumberReadModel(database, log);
    private final AccountReadModel accounts = new AccountReadModel(database, log);
    private final SimpleQueryBus bus = SimpleQueryBus.builder().build();
    private final QueryGateway queries =
            DefaultQueryGateway.builder().queryBus(bus).build();

    @BeforeEach
    void subscribe() {
        var handler = new ContactQueries(books.documents, numbers.documents, accounts.documents);
        new AnnotationQueryHandlerAdapter<>(handler).subscribe(bus);
        log.append(
                "address-book-100",
                new ContactsImported(
                        OWNER, KEY, List.of(number(1), number(2), number(3)), List.of("one", "two", "three")));
    }

    @Test
    void listThoseWhoHaveSignedUpByAscendingIdAndByTheOwnersNames() {
        signUp(9, 1);
        signUp(8, 2);
        signUp(7, 4);
        catchUp();
        assertThat(all()).containsExactly(seen(8, "two", 2), seen(9, "one", 1));
    }

    @Test
    void showThePhoneThoughItIsHidden() {
        signUp(8, 2);
        log.append("user-8", new PhoneHidden(UserId.of(8)));
        catchUp();
        assertThat(all()).containsExactly(seen(8, "two", 2));
    }

    @Test
    void dropWhoLeavesAndTakeWhoeverHasTheNumberNext() {
        signUp(8, 2);
        log.append("number-2", new NumberReleased(number(2), UserId.of(8), KEY));
        log.append("user-8", new AccountDeleted(UserId.of(8), KEY, number(2)));
        catchUp();
        assertThat(all()).isEmpty();
        signUp(9, 2);
        catchUp();
        assertThat(all()).containsExactly(seen(9, "two", 2));
    }

    @Test
    void listAmongTheAskedNumbersOnly() {
        signUp(8, 2);
        signUp(9, 1);
        signUp(7, 4);
        catchUp();
        assertThat(ask(new ListContactsAmong(OWNER, Set.of(number(1), number(4)), log.head())))
                .containsExactly(seen(9, "one", 1));
    }

    @Test
    void listNothingOfAnEmptyBook() {
        signUp(8, 2);
        catchUp();
        assertThat(ask(new ListContacts(UserId.of(8), log.head()))).isEmpty();
    }

    @Test
    void waitForAllThatTheyReadFrom() throws Exception {
        signUp(8, 2);
        var answer = asking(new ListContacts(OWNER, log.head()));
        books.catchUp();
        accounts.catchUp();
        assertThat(answer).isNotDone();
        numbers.catchUp();
        assertThat(answer.get(20, TimeUnit.SECONDS)).containsExactly(seen(8, "two", 2));
    }

    private void signUp(int user, int number) {
        log.append("number-" + number, new NumberClaimed(number(number), UserId.of(user)));
        log.append(
                "user-" + user,
                new UserRegistered(UserId.of(user), KEY, number(number), AVATAR, Instant.EPOCH, "Anna", phone(number)));
    }

    private void catchUp() {
        books.catchUp();
        numbers.catchUp();
        accounts.catchUp();
    }

    private List<SeenUser> all() {
        return ask(new ListContacts(OWNER, log.head()));
    }

    private List<SeenUser> ask(ContactQuery query) {
        return asking(query).orTimeout(20, TimeUnit.SECONDS).join();
    }

    private CompletableFuture<List<SeenUser>> asking(ContactQuery query) {
        return queries.query(query, multipleInstancesOf(SeenUser.class));
    }

    private static SeenUser seen(int user, String name, int number) {
        return new Other(UserId.of(user), name, phone(number), AVATAR);
    }

    private static String phone(int number) {
        return "+7999000000" + number;
    }

    private static NumberId number(int n) {
        return NumberId.of(new UUID(1, n));
    }
}
