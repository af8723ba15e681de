// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.group;

import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import org.axonframework.serialization.Revision;

/** What has happened to one name of groups. */
public sealed interface GroupNameEvent extends Event {

    /** The name that it happened to. */
    GroupNameId name();

    /** The name belongs to this group. */
    @EventName("group-name.claimed")
    @Revision("1")
    record GroupNameClaimed(GroupNameId name, GroupId group) implements GroupNameEvent {}

    /** The name is free again, because its group is gone. */
    @EventName("group-name.released")
    @Revision("1")
    record GroupNameReleased(GroupNameId name, GroupId group) implements GroupNameEvent {}

    /** No group has taken the name again. Its id is not used any more, and the key of the id is destroyed. */
    @EventName("group-name.forgotten")
    @Revision("1")
    record GroupNameForgotten(GroupNameId name) implements GroupNameEvent {}
}
