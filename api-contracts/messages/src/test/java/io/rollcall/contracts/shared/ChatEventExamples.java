// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.shared;

import io.rollcall.contracts.account.UserEvent.UserJoined;
import io.rollcall.contracts.contactlist.ContactListEvent.ContactListCleared;
import io.rollcall.contracts.contactlist.ContactListEvent.ContactListed;
import io.rollcall.contracts.contactlist.ContactListEvent.ContactUnlisted;
import io.rollcall.contracts.credential.CredentialEvent.ExpiringTokenIssued;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.group.GroupEvent.GroupEnded;
import io.rollcall.contracts.group.GroupEvent.GroupFounded;
import io.rollcall.contracts.group.GroupEvent.MemberAdded;
import io.rollcall.contracts.group.GroupEvent.MemberLeft;
import io.rollcall.contracts.group.GroupId;
import io.rollcall.contracts.group.GroupNameEvent.GroupNameClaimed;
import io.rollcall.contracts.group.GroupNameEvent.GroupNameForgotten;
import io.rollcall.contracts.group.GroupNameEvent.GroupNameReleased;
import io.rollcall.contracts.group.GroupNameId;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.messaging.GroupMessageEvent.GroupConversationEnded;
import io.rollcall.contracts.messaging.GroupMessageEvent.GroupConversationLeft;
import io.rollcall.contracts.messaging.GroupMessageEvent.GroupMessageSent;
import io.rollcall.contracts.messaging.MessagingEvent.ConversationBegun;
import io.rollcall.contracts.messaging.MessagingEvent.ConversationLeft;
import io.rollcall.contracts.messaging.MessagingEvent.MessageSent;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.readmark.ReadMarkEvent.ReadMarkMoved;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One event of each type that only the chat door knows, always the same. */
final class ChatEventExamples {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final UserId USER = new UserId(7);
    private static final UserId OTHER = new UserId(8);
    private static final LoginNameId CHAT_EMAIL = new LoginNameId(new UUID(3, 3));
    private static final LoginNameId ACCOUNT_NAME = new LoginNameId(new UUID(5, 5));
    private static final GroupId GROUP = new GroupId(9);
    private static final GroupNameId GROUP_NAME = new GroupNameId(new UUID(6, 6));

    private ChatEventExamples() {}

    static List<Event> all(KeyId key) {
        return List.of(
                new ConversationBegun(USER, OTHER),
                new MessageSent(USER, OTHER, 2, key, NOON, "Hello"),
                new ConversationLeft(USER, OTHER, 2),
                new GroupMessageSent(GROUP, USER, 2, key, List.of(OTHER), NOON, "friends", "Hello"),
                new GroupConversationLeft(GROUP, USER, 2),
                new GroupConversationEnded(GROUP, 2),
                new UserJoined(USER, key, ACCOUNT_NAME, CHAT_EMAIL, NOON, "ada", "ada@example.org"),
                new ExpiringTokenIssued(
                        USER,
                        Door.CHAT,
                        new TokenHash("b".repeat(64)),
                        new TokenHash("c".repeat(64)),
                        NOON.plusSeconds(300)),
                new ContactListed(USER, OTHER),
                new ContactUnlisted(USER, OTHER),
                new ContactListCleared(USER),
                new ReadMarkMoved(USER, OTHER, 12),
                new GroupFounded(GROUP, key, GROUP_NAME, USER, NOON, "Friends"),
                new MemberAdded(GROUP, OTHER, USER),
                new MemberLeft(GROUP, USER),
                new GroupEnded(GROUP, key, GROUP_NAME, OTHER),
                new GroupNameClaimed(GROUP_NAME, GROUP),
                new GroupNameReleased(GROUP_NAME, GROUP),
                new GroupNameForgotten(GROUP_NAME));
    }
}
