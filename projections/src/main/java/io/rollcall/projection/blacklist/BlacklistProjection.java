// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.blacklist;

import io.rollcall.contracts.blacklist.BlacklistEvent;
import io.rollcall.projection.shared.ReadModel;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/** Keeps one blacklist a user. */
@Component
@ProcessingGroup(BlacklistProjection.GROUP)
class BlacklistProjection {

    static final String GROUP = "blacklists";

    private final ReadModel<Long, BlacklistDocument> blacklists;

    BlacklistProjection(BlacklistDocuments blacklists) {
        this.blacklists = blacklists.model();
    }

    @EventHandler
    void on(BlacklistEvent event, TrackingToken at) {
        blacklists.change(event.owner().value(), at, event, BlacklistDocument::after);
    }
}
