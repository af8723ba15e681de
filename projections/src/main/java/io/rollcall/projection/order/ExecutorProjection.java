// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.order;

import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.contracts.order.OrderEvent.ExecutorAssigned;
import io.rollcall.projection.shared.ReadModel;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/** Keeps what each user is to do. */
@Component
@ProcessingGroup(ExecutorProjection.GROUP)
class ExecutorProjection {

    static final String GROUP = "executors";

    private final ReadModel<Long, ExecutorDocument> executors;

    ExecutorProjection(ExecutorDocuments executors) {
        this.executors = executors.model();
    }

    @EventHandler
    void on(ExecutorAssigned event, TrackingToken at) {
        if (event.before() != null) {
            executors.change(event.before().value(), at, event, ExecutorDocument::lost);
        }
        executors.change(event.executor().value(), at, event, ExecutorDocument::gained);
    }

    @EventHandler
    void on(AccountDeleted event, TrackingToken at) {
        executors.change(event.user().value(), at, event, (before, left) -> null);
    }
}
