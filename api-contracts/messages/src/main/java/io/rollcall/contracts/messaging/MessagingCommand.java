// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.messaging;

import io.rollcall.contracts.shared.Command;
import io.rollcall.contracts.shared.UserId;

/** What may be asked of the conversation of two users. */
public sealed interface MessagingCommand extends Command {

    /** The caller. */
    UserId by();

    /** The other user of the conversation. */
    UserId partner();

    @Override
    default String target() {
        return aggregate(ConversationId.of(by(), partner()));
    }

    /** The aggregate that decides about a conversation. */
    static String aggregate(ConversationId conversation) {
        return "conversation-" + conversation;
    }

    /**
     * Writes to somebody; answered by a {@link MessageResult}. Whether they are connected has been asked before.
     *
     * @param text not empty
     */
    record SendMessage(UserId by, UserId partner, String text) implements MessagingCommand {}

    /**
     * Ends one's part in it, for good, once one has left the system: what one wrote is taken out. Nothing happens the
     * second time.
     */
    record LeaveConversation(UserId by, UserId partner) implements MessagingCommand {}
}
