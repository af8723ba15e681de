// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.messaging;

import io.rollcall.contracts.group.GroupEvent.GroupFounded;
import io.rollcall.contracts.group.GroupEvent.MemberAdded;
import io.rollcall.contracts.group.GroupEvent.MemberLeft;
import io.rollcall.contracts.group.GroupId;
import io.rollcall.contracts.messaging.GroupMessageEvent.GroupMessageSent;
import io.rollcall.contracts.shared.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The number of messages in a group, and the members that may read them. What was written stands on its pages.
 *
 * @param group its id
 * @param messages how many there are
 * @param joined how many there were when each member joined, by their ids: those are not for them
 */
public record GroupConversationDocument(long group, long messages, Map<Long, Long> joined) {

    public GroupConversationDocument {
        joined = Map.copyOf(joined);
    }

    /** Its group. */
    public GroupId id() {
        return GroupId.of(group);
    }

    /** The number of the first message that is for a member, written or not; empty for a user that is none. */
    public OptionalLong firstFor(UserId user) {
        var before = joined.get(user.value());
        return before == null ? OptionalLong.empty() : OptionalLong.of(before + 1);
    }

    static GroupConversationDocument founded(@Nullable GroupConversationDocument before, GroupFounded event) {
        return new GroupConversationDocument(
                event.group().value(), 0, Map.of(event.founder().value(), 0L));
    }

    GroupConversationDocument added(MemberAdded event) {
        var more = new HashMap<>(joined);
        more.put(event.member().value(), messages);
        return new GroupConversationDocument(group, messages, more);
    }

    GroupConversationDocument left(MemberLeft event) {
        var fewer = new HashMap<>(joined);
        fewer.remove(event.member().value());
        return new GroupConversationDocument(group, messages, fewer);
    }

    GroupConversationDocument sent(GroupMessageSent event) {
        return new GroupConversationDocument(group, event.number(), joined);
    }
}
