// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.contactlist;

import io.rollcall.contracts.chat.ChatUser;
import io.rollcall.contracts.shared.Query;
import io.rollcall.contracts.shared.UserId;
import java.util.List;

/** What may be asked of the contact list read model. */
public sealed interface ContactListQuery {

    /**
     * The users in a user's list that have not left, in the order in which they were listed; answered by a list of
     * {@link io.rollcall.contracts.chat.ChatUser}.
     *
     * @param after the read waits until this position is in the read models; 0 asks for nothing
     */
    record ListChatContacts(UserId owner, long after) implements ContactListQuery, Query<List<ChatUser>> {}
}
