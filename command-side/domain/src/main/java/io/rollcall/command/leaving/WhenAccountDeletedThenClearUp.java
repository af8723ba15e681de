// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.leaving;

import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.contracts.group.GroupEvent;
import io.rollcall.contracts.group.GroupEvent.GroupEnded;
import io.rollcall.contracts.group.GroupEvent.GroupFounded;
import io.rollcall.contracts.group.GroupEvent.MemberAdded;
import io.rollcall.contracts.group.GroupEvent.MemberLeft;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingArranged;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingEnded;
import io.rollcall.contracts.meeting.MeetingEvent.MembershipEvent;
import io.rollcall.contracts.meeting.MeetingEvent.UserExcluded;
import io.rollcall.contracts.meeting.MeetingEvent.UserInvited;
import io.rollcall.contracts.meeting.MeetingEvent.UserLeft;
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
@ProcessingGroup(Memberships.GROUP)
@DisallowReplay
final class WhenAccountDeletedThenClearUp {

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
        var meeting = event.meeting();
        switch (event) {
            case MeetingArranged arranged -> memberships.add(arranged.king(), meeting);
            case UserInvited invited -> memberships.add(invited.invited(), meeting);
            case UserExcluded excluded -> memberships.remove(excluded.excluded(), meeting);
            case UserLeft left -> memberships.remove(left.left(), meeting);
            case MeetingEnded ended -> memberships.remove(ended.left(), meeting);
        }
    }

    @EventHandler
    void react(ConversationBegun event) {
        var conversation = event.conversation();
        correspondences.add(conversation.one(), conversation.other());
    }

    /**
     * A user that has left a group counts as in it until it ends: what they wrote in it stays until they are deleted.
     */
    @EventHandler
    void react(GroupEvent event) {
        var group = event.group();
        switch (event) {
            case GroupFounded founded -> memberships.add(founded.founder(), group);
            case MemberAdded added -> memberships.add(added.member(), group);
            case MemberLeft left -> {} // what they wrote is still there
            case GroupEnded ended -> memberships.end(group);
        }
    }

    @EventHandler
    void react(AccountDeleted event) {
        CompletableFuture.runAsync(() -> steps.forEach(step -> step.erase(event)), threads)
                .join();
        memberships.removeFromGroups(event.user());
    }
}
