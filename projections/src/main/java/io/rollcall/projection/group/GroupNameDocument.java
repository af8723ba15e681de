// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.group;

import io.rollcall.contracts.group.GroupId;

/**
 * Which group has a name.
 *
 * @param name its id
 * @param group the id of the group
 */
public record GroupNameDocument(String name, long group) {

    /** The group. */
    public GroupId id() {
        return GroupId.of(group);
    }
}
