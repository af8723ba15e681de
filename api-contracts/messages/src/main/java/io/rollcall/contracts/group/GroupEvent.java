// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.group;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.privacy.Personal;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import io.rollcall.contracts.shared.UserId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What has happened to one group. */
public sealed interface GroupEvent extends Event {

    /** The group that it happened to. */
    GroupId group();

    /**
     * A user has made a group, and is its only member so far (D-60).
     *
     * @param key the group's own key: what the members share stays when one of them leaves
     * @param nameId the name, by its id
     * @param name {@code null} once erased
     */
    @EventName("group.founded")
    @Revision("1")
    record GroupFounded(
            GroupId group,
            KeyId key,
            GroupNameId nameId,
            UserId founder,
            Instant foundedAt,
            @Personal @Nullable String name)
            implements GroupEvent {}

    /** A member has added a user. */
    @EventName("group.member-added")
    @Revision("1")
    record MemberAdded(GroupId group, UserId member, UserId by) implements GroupEvent {}

    /** A member has left. Others remain. */
    @EventName("group.member-left")
    @Revision("1")
    record MemberLeft(GroupId group, UserId member) implements GroupEvent {}

    /** The last member has left. The group is gone for good. */
    @EventName("group.ended")
    @Revision("1")
    record GroupEnded(GroupId group, KeyId key, GroupNameId nameId, UserId left) implements GroupEvent {}
}
