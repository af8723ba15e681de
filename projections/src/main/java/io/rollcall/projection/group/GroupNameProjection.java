// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.group;

import io.rollcall.contracts.group.GroupNameEvent;
import io.rollcall.contracts.group.GroupNameEvent.GroupNameClaimed;
import io.rollcall.contracts.group.GroupNameEvent.GroupNameForgotten;
import io.rollcall.contracts.group.GroupNameEvent.GroupNameReleased;
import io.rollcall.projection.shared.ReadModel;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/** Keeps which group has which name. */
@Component
@ProcessingGroup(GroupNameProjection.GROUP)
class GroupNameProjection {

    static final String GROUP = "group-names";

    private final ReadModel<String, GroupNameDocument> names;

    GroupNameProjection(GroupNameDocuments names) {
        this.names = names.model();
    }

    @EventHandler
    void on(GroupNameEvent event, TrackingToken at) {
        var id = event.name().value().toString();
        switch (event) {
            case GroupNameClaimed claimed ->
                names.change(
                        id,
                        at,
                        claimed,
                        (before, it) -> new GroupNameDocument(id, it.group().value()));
            case GroupNameReleased released -> names.change(id, at, released, (before, it) -> null);
            case GroupNameForgotten forgotten -> {} // no group has it any more
        }
    }
}
