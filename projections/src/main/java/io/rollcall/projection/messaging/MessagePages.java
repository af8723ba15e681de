// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.messaging;

import io.rollcall.contracts.group.GroupId;
import io.rollcall.contracts.messaging.ConversationId;
import java.util.List;
import java.util.stream.LongStream;

/**
 * How a conversation, be it of two users or of a group, is cut into pages: by the numbers of its messages, so that a
 * number names its page.
 */
final class MessagePages {

    /** As many messages as one question gets, so that the answer stands on two pages at most. */
    private static final int MESSAGES = 50;

    private MessagePages() {}

    /** What the pages of two users' conversation begin with. */
    static String conversation(ConversationId conversation) {
        return conversation.toString();
    }

    /** What the pages of a group begin with. */
    static String conversation(GroupId group) {
        return "group-" + group;
    }

    /** The page on which a message stands. */
    static String of(String conversation, long number) {
        return name(conversation, index(number));
    }

    /** The pages on which these messages stand: from one number to another, both included. */
    static List<String> of(String conversation, long first, long last) {
        return LongStream.rangeClosed(index(first), index(last))
                .mapToObj(page -> name(conversation, page))
                .toList();
    }

    private static long index(long number) {
        return (number - 1) / MESSAGES;
    }

    private static String name(String conversation, long page) {
        return conversation + "/" + page;
    }
}
