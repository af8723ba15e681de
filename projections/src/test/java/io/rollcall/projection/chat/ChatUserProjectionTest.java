// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.contracts.account.UserEvent.UserEntered;
import io.rollcall.contracts.account.UserEvent.UserJoined;
import io.rollcall.contracts.account.UserEvent.UserRenamed;
import io.rollcall.contracts.chat.ChatUser;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.projection.shared.EventDelivery;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.projection.shared.MemoryMongo;
import io.rollcall.projection.shared.ReadModelSubscription;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChatUserProjectionTest {

    private static final UserId ADA = UserId.of(7);
    private static final UserId GRACE = UserId.of(8);
    private static final KeyId KEY = KeyId.of(new UUID(1, 1));
    private static final LoginNameId NAME = LoginNameId.of(new UUID(2, 2));
    private static final LoginNameId EMAIL = LoginNameId.of(new UUID(3, 3));
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final UserJoined JOINED = new UserJoined(ADA, KEY, NAME, EMAIL, NOON, "ada", "ada@example.org");
    private static final UserEntered ENTERED =
            new UserEntered(GRACE, KEY, new NumberId(new UUID(4, 4)), NOON, "+79990000001");

    private final MongoDatabase database = MemoryMongo.database();
    private final MemoryLog log = new MemoryLog();
    private final ChatUserDocuments users = new ChatUserDocuments(MemoryMongo.readModels(database));
    private final ReadModelSubscription subscription = new ReadModelSubscription(users.model(), log);
    private final EventDelivery delivery = new EventDelivery(new ChatUserProjection(users), subscription, log);

    @Test
    void showsWhatWasGivenAtTheChatDoor() {
        given(JOINED, new UserRenamed(ADA, KEY, "Augusta"));
        assertThat(all()).containsExactly(new ChatUser(ADA, "ada", "ada@example.org"));
    }

    @Test
    void showsNeitherNameNorAddressOfWhoCameByAnotherDoor() {
        given(ENTERED, new UserRenamed(GRACE, KEY, "Grace"));
        assertThat(all()).containsExactly(new ChatUser(GRACE, null, null));
    }

    @Test
    void foldsAnErasedUser() {
        given(new UserJoined(ADA, KEY, NAME, EMAIL, NOON, null, null));
        assertThat(all()).containsExactly(new ChatUser(ADA, null, null));
    }

    @Test
    void isGoneWithItsUser() {
        given(JOINED, ENTERED, new AccountDeleted(ADA, KEY, null));
        assertThat(all()).extracting(ChatUser::id).containsExactly(GRACE);
    }

    @Test
    void staysAsItIsWhenDeliveredTwice() {
        given(JOINED, ENTERED);
        var once = MemoryMongo.documents(database, "chat-users");
        delivery.batch(log.after(0));
        assertThat(MemoryMongo.documents(database, "chat-users"))
                .isEqualTo(once)
                .hasSize(2);
    }

    @Test
    void isTheSameAfterARebuild() {
        given(JOINED, ENTERED);
        var before = MemoryMongo.documents(database, "chat-users");
        subscription.storeToken(null, "chat-users", 0);
        delivery.run();
        assertThat(MemoryMongo.documents(database, "chat-users"))
                .isEqualTo(before)
                .hasSize(2);
    }

    private void given(Event... events) {
        log.append("user-7", events);
        delivery.run();
    }

    private List<ChatUser> all() {
        return users.findAll(List.of(ADA, GRACE), log.head()).block().stream()
                .map(ChatUserDocument::toView)
                .toList();
    }
}
