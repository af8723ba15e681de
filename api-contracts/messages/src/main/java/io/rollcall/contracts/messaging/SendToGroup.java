// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.messaging;

import io.rollcall.contracts.group.GroupNameId;
import io.rollcall.contracts.shared.Command;
import io.rollcall.contracts.shared.UserId;

/**
 * Writes to the other members of a group; at least one of them must be connected (our extension); answered by a
 * {@link MessageResult}.
 *
 * @param id of the group's name
 * @param name as the sender wrote it
 * @param text not empty
 */
public record SendToGroup(GroupNameId id, String name, UserId by, String text) implements Command {

    @Override
    public String target() {
        return id.aggregate();
    }
}
