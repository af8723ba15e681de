// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.account;

import io.rollcall.contracts.account.Account;
import io.rollcall.contracts.account.SeenUser;
import io.rollcall.contracts.account.UserEvent.PhoneHidden;
import io.rollcall.contracts.account.UserEvent.UserRegistered;
import io.rollcall.contracts.blacklist.BlacklistEvent.UserBlocked;
import io.rollcall.contracts.contact.ContactEvent.ContactsImported;
import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.projection.account.AccountReadModel;
import io.rollcall.projection.blacklist.BlacklistReadModel;
import io.rollcall.projection.contact.AddressBookReadModel;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.projection.shared.MemoryMongo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;
import org.jspecify.annotations.Nullable;

/** Users and how they stand to each other, in read models on a log, for tests of what a viewer sees of them. */
public final class UserReadModels {

    private static final MediaId PORTRAIT = MediaId.of("1".repeat(64));
    private static final Instant TODAY = Instant.parse("2026-01-02T03:04:05.678901Z");

    public final MemoryLog log = new MemoryLog();
    public final VisibleUsers viewing;
    public final BlacklistReadModel blacklists;
    public final QueryGateway queries;
    private final AccountReadModel accounts;
    private final AddressBookReadModel books;
    private final SimpleQueryBus bus = SimpleQueryBus.builder().build();

    public UserReadModels() {
        var database = MemoryMongo.database();
        accounts = new AccountReadModel(database, log);
        books = new AddressBookReadModel(database, log);
        blacklists = new BlacklistReadModel(database, log);
        viewing = new VisibleUsers(accounts.documents, books.documents, blacklists.documents);
        queries = DefaultQueryGateway.builder().queryBus(bus).build();
    }

    /** Has these queries answered by {@link #queries}. */
    public void answeredBy(Object handler) {
        new AnnotationQueryHandlerAdapter<>(handler).subscribe(bus);
    }

    public void signUp(UserId user) {
        var key = KeyId.of(new UUID(2, user.value()));
        log.append(
                "user-" + user,
                new UserRegistered(user, key, number(user), PORTRAIT, TODAY, nameOf(user), phoneOf(user)));
    }

    public void hidePhone(UserId user) {
        log.append("user-" + user, new PhoneHidden(user));
    }

    public void block(UserId owner, UserId other) {
        log.append("blacklist-" + owner, new UserBlocked(owner, other));
    }

    public void keep(UserId owner, UserId other, String name) {
        var key = KeyId.of(new UUID(2, owner.value()));
        log.append("address-book-" + owner, new ContactsImported(owner, key, List.of(number(other)), List.of(name)));
    }

    /** Brings all read models to the log's head. */
    public void catchUp() {
        accounts.catchUp();
        books.catchUp();
        blacklists.catchUp();
    }

    public static String nameOf(UserId user) {
        return "User " + user;
    }

    public static String phoneOf(UserId user) {
        return "+7999%07d".formatted(user.value());
    }

    /** This user as another sees them: one that keeps them, if they are called something else. */
    public static SeenUser other(UserId user, String name, @Nullable String phone) {
        return new SeenUser.Other(user, name, phone, PORTRAIT, !name.equals(nameOf(user)));
    }

    /** This user as they see themselves. */
    public static SeenUser oneself(UserId user, boolean phoneHidden) {
        return new SeenUser.Oneself(new Account(user, nameOf(user), phoneOf(user), TODAY, phoneHidden, PORTRAIT));
    }

    private static NumberId number(UserId user) {
        return NumberId.of(new UUID(1, user.value()));
    }
}
