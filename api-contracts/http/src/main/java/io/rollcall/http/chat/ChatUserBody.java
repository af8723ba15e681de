// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.chat;

import io.rollcall.contracts.chat.ChatUser;
import org.jspecify.annotations.Nullable;

/** A user in the chat door's words (D-27); what they have not given is {@code null}. */
public record ChatUserBody(
        long uid, @Nullable String accountName, @Nullable String email) {

    /** This user, as the chat door writes users. */
    public static ChatUserBody of(ChatUser user) {
        return new ChatUserBody(user.id().value(), user.accountName(), user.email());
    }
}
