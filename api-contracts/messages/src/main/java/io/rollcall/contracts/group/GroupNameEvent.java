// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.group;

import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import org.axonframework.serialization.Revision;

/** What has happened to one name of groups. */
public sealed interface GroupNameEvent extends Event {

    GroupNameId name();

    /** From here on this group has the name, and no other. */
    @EventName("group-name.claimed")
    @Revision("1")
    record GroupNameClaimed(GroupNameId name, GroupId group) implements GroupNameEvent {}

    /** The name is free again: its group is gone. */
    @EventName("group-name.released")
    @Revision("1")
    record GroupNameReleased(GroupNameId name, GroupId group) implements GroupNameEvent {}

    /** No group has the name: it is told no more under this id, whose key is destroyed next. */
    @EventName("group-name.forgotten")
    @Revision("1")
    record GroupNameForgotten(GroupNameId name) implements GroupNameEvent {}
}
