// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.chat;

import io.rollcall.contracts.shared.Query;
import io.rollcall.contracts.shared.UserId;
import java.util.Optional;

/** What may be asked of the read model of the chat door's users. */
public sealed interface ChatQuery {

    /**
     * One user, whichever door they came by; answered by {@code Optional<ChatUser>}.
     *
     * @param after the read waits until this position is in the read model; 0 asks for nothing
     */
    record FindChatUser(UserId user, long after) implements ChatQuery, Query<Optional<ChatUser>> {}
}
