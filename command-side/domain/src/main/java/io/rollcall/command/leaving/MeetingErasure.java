// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.leaving;

import io.rollcall.command.meeting.LogoNames;
import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.contracts.meeting.MeetingCommand.LeaveMeeting;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.privacy.ErasureStep;
import org.springframework.stereotype.Component;

/** Takes a user that has left out of their meetings. */
@Component
final class MeetingErasure implements ErasureStep {

    private final Memberships memberships;
    private final LogoNames logos;
    private final CommandGateway commands;

    MeetingErasure(Memberships memberships, LogoNames logos, CommandGateway commands) {
        this.memberships = memberships;
        this.logos = logos;
        this.commands = commands;
    }

    @Override
    public int getOrder() {
        return FIRST;
    }

    @Override
    public void erase(AccountDeleted left) {
        memberships
                .meetingsOf(left.user())
                .forEach(meeting -> logos.end(
                        meeting, left.user(), logo -> commands.send(new LeaveMeeting(meeting, left.user(), logo))));
    }
}
