// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.leaving;

import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.contracts.group.GroupEvent;
import io.rollcall.contracts.meeting.MeetingEvent.MembershipEvent;
import io.rollcall.contracts.messaging.MessagingEvent.ConversationBegun;
import io.rollcall.privacy.ErasureStep;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;

/**
 * Clears away what somebody has left behind, one {@link ErasureStep} after the other, the key last. Which meetings and
 * groups they are in, and which users they have written with, it knows from the log, up to the very event of the user's
 * leaving: an invitation or a message comes before that, and is known, or is refused.
 */
@ProcessingGroup(WhenAccountDeletedThenClearUp.GROUP)
@DisallowReplay
final class WhenAccountDeletedThenClearUp {

    static final String GROUP = "leaving";

    private final Memberships memberships;
    private final Correspondences correspondences;
    private final List<ErasureStep> steps;
    private final Executor threads;

    /** @param threads to decide commands on: this one is in a unit of work of its own */
    WhenAccountDeletedThenClearUp(
            Memberships memberships, Correspondences correspondences, List<ErasureStep> steps, Executor threads) {
        this.memberships = memberships;
        this.correspondences = correspondences;
        this.steps = List.copyOf(steps);
        this.threads = threads;
    }

    @EventHandler
    void react(MembershipEvent event) {
        memberships.follow(event);
    }

    @EventHandler
    void react(ConversationBegun event) {
        correspondences.follow(event);
    }

    @EventHandler
    void react(GroupEvent event) {
        memberships.follow(event);
    }

    @EventHandler
    void react(AccountDeleted event) {
        CompletableFuture.runAsync(() -> steps.forEach(step -> step.erase(event)), threads)
                .join();
        memberships.forget(event.user());
    }
}
