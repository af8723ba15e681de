// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.chat;

import io.rollcall.contracts.account.UserEvent.AccountCompleted;
import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.contracts.account.UserEvent.PresenceEvent;
import io.rollcall.contracts.account.UserEvent.UserEnrolled;
import io.rollcall.contracts.account.UserEvent.UserEntered;
import io.rollcall.contracts.account.UserEvent.UserJoined;
import io.rollcall.contracts.account.UserEvent.UserRegistered;
import io.rollcall.contracts.account.UserEvent.UserRenamed;
import io.rollcall.contracts.chat.ChatUser;
import io.rollcall.contracts.shared.UserId;
import org.jspecify.annotations.Nullable;

/** One user as the chat door shows them; what was never given, or is erased, is {@code null}. */
public record ChatUserDocument(
        long id, @Nullable String accountName, @Nullable String email) {

    /**
     * What the event makes of the user.
     *
     * @param before {@code null} only before the user is there
     * @return {@code null} once they have left
     */
    static @Nullable ChatUserDocument after(@Nullable ChatUserDocument before, PresenceEvent event) {
        return switch (event) {
            case UserJoined joined -> new ChatUserDocument(joined.user().value(), joined.accountName(), joined.email());
            case UserRegistered registered -> ofAnotherDoor(registered);
            case UserEntered entered -> ofAnotherDoor(entered);
            case UserEnrolled enrolled -> ofAnotherDoor(enrolled);
            case AccountDeleted deleted -> null;
            case AccountCompleted completed -> before; // by their names they are known at other doors
            case UserRenamed renamed -> before;
        };
    }

    private static ChatUserDocument ofAnotherDoor(PresenceEvent event) {
        return new ChatUserDocument(event.user().value(), null, null);
    }

    /** As everybody sees them. */
    public ChatUser toView() {
        return new ChatUser(UserId.of(id), accountName, email);
    }
}
