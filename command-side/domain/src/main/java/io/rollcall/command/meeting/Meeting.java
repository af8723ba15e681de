// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.meeting;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.meeting.MeetingCommand;
import io.rollcall.contracts.meeting.MeetingCommand.ArrangeMeeting;
import io.rollcall.contracts.meeting.MeetingCommand.ChangeMeeting;
import io.rollcall.contracts.meeting.MeetingCommand.ExcludeFromMeeting;
import io.rollcall.contracts.meeting.MeetingCommand.FindLogo;
import io.rollcall.contracts.meeting.MeetingCommand.InviteToMeeting;
import io.rollcall.contracts.meeting.MeetingCommand.LeaveMeeting;
import io.rollcall.contracts.meeting.MeetingCommand.LookAtMeeting;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingArranged;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingCompleted;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingEnded;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingRenamed;
import io.rollcall.contracts.meeting.MeetingEvent.UserExcluded;
import io.rollcall.contracts.meeting.MeetingEvent.UserInvited;
import io.rollcall.contracts.meeting.MeetingEvent.UserLeft;
import io.rollcall.contracts.meeting.MeetingResult;
import io.rollcall.contracts.meeting.MembershipStatus;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.codec.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * Decides about one meeting: its members, and its king. One that was never arranged has no members, and neither has one
 * that ended; so nobody finds either. Knows no title and no picture.
 */
@Aggregate(repository = "meetings", commandTargetResolver = "commandTarget")
class Meeting {

    private static final Comparator<UserId> BY_ID = Comparator.comparingLong(UserId::value);

    @AggregateIdentifier
    private @Nullable String id;

    private final SortedSet<UserId> members = new TreeSet<>(BY_ID);
    private @Nullable UserId king;
    private @Nullable KeyId key;
    private final Logo logo = new Logo();
    private byte @Nullable [] hashOfTitle;
    private boolean completed;

    Meeting() {} // Axon makes it to look for what was never arranged, and replays history into it

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    MeetingResult decide(ArrangeMeeting command, MeetingUsers users, Clock clock) {
        var result = MeetingRule.inOrder(
                MeetingRule.callerIsPresent(command, users),
                MeetingRule.hasRoom(MeetingResult.CALLER_IS_BUSY, command.by(), users));
        if (result == MeetingResult.DONE) {
            apply(new MeetingArranged(
                    command.meeting(),
                    command.key(),
                    command.by(),
                    command.logo(),
                    command.time(),
                    clock.instant(),
                    command.title(),
                    command.description()));
            var busy = users.withoutRoom(command.invited());
            command.invited().stream()
                    .sorted(BY_ID)
                    .filter(invited -> users.isPresent(invited) && !busy.contains(invited))
                    .forEach(invited -> admit(command, invited, users));
        }
        return result;
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    MembershipStatus decide(LookAtMeeting command) {
        return new MembershipStatus(members.contains(command.by()), command.by().equals(king), completed);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Optional<MediaId> decide(FindLogo command) {
        return logo.name().filter(known -> members.contains(command.by()));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    MeetingResult decide(InviteToMeeting command, MeetingUsers users, MeetingProperties properties) {
        var isMember = members.contains(command.invited());
        var result = MeetingRule.inOrder(
                isOpenToCaller(command),
                MeetingRule.isAnother(command, command.invited()),
                MeetingRule.isUser(command.invited(), users),
                MeetingRule.callerIsPresent(command, users),
                new MeetingRule(MeetingResult.FULL, () -> members.size() < properties.mostMembers()).unless(isMember),
                MeetingRule.hasRoom(MeetingResult.USER_IS_BUSY, command.invited(), users)
                        .unless(isMember));
        if (result == MeetingResult.DONE) {
            admit(command, command.invited(), users);
        }
        return result;
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    MeetingResult decide(ExcludeFromMeeting command, MeetingUsers users) {
        var result = MeetingRule.inOrder(
                isOpenToCaller(command),
                MeetingRule.isAnother(command, command.excluded()),
                MeetingRule.isUser(command.excluded(), users),
                callerIsKing(command),
                MeetingRule.callerIsPresent(command, users));
        if (result == MeetingResult.DONE && members.contains(command.excluded())) {
            apply(logo.excluded(command));
        }
        return result;
    }

    /** Works for a user that has left the system, too: that is how their memberships end. */
    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    MeetingResult decide(LeaveMeeting command, Succession succession) {
        if (!members.contains(command.by())) {
            return MeetingResult.NOT_FOUND;
        }
        var remaining = members.stream().filter(it -> !it.equals(command.by())).toList();
        apply(
                remaining.isEmpty()
                        ? new MeetingEnded(command.meeting(), Objects.requireNonNull(key), command.by())
                        : logo.left(command, newKing(command.by(), remaining, succession)));
        return MeetingResult.DONE;
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    MeetingResult decide(ChangeMeeting command, MeetingUsers users) {
        var result = MeetingRule.inOrder(
                isOpenToCaller(command), callerIsKing(command), MeetingRule.callerIsPresent(command, users));
        if (result == MeetingResult.DONE && isAnother(command.title())) {
            apply(new MeetingRenamed(command.meeting(), Objects.requireNonNull(key), command.by(), command.title()));
        }
        if (result == MeetingResult.DONE && command.completed()) {
            apply(new MeetingCompleted(command.meeting(), command.by()));
        }
        return result;
    }

    private boolean isAnother(@Nullable String title) {
        return title != null && !Arrays.equals(hash(title), hashOfTitle);
    }

    /** What is kept of a title, which is personal: enough to tell it from another one. */
    private byte @Nullable [] hash(@Nullable String title) {
        return title == null ? null : Sha256.of((key + title).getBytes(StandardCharsets.UTF_8));
    }

    /** Makes a user a member, unless they are one or have blocked the inviter. */
    private void admit(MeetingCommand command, UserId invited, MeetingUsers users) {
        if (!members.contains(invited) && !users.blocks(invited, command.by())) {
            apply(new UserInvited(command.meeting(), invited, command.by()));
        }
    }

    private @Nullable UserId newKing(UserId left, List<UserId> remaining, Succession succession) {
        return left.equals(king) ? succession.among(remaining) : null;
    }

    private MeetingRule isOpenToCaller(MeetingCommand command) {
        return new MeetingRule(MeetingResult.NOT_FOUND, () -> members.contains(command.by()) && !completed);
    }

    private MeetingRule callerIsKing(MeetingCommand command) {
        return new MeetingRule(MeetingResult.NOT_THE_KING, () -> command.by().equals(king));
    }

    @EventSourcingHandler
    void evolve(MeetingArranged event) {
        id = MeetingCommand.aggregate(event.meeting());
        key = event.key();
        hashOfTitle = hash(event.title());
        logo.call(event.logo());
        king = event.king();
        members.add(event.king());
    }

    @EventSourcingHandler
    void evolve(UserInvited event) {
        members.add(event.invited());
    }

    @EventSourcingHandler
    void evolve(UserExcluded event) {
        members.remove(event.excluded());
        logo.call(event.logo());
    }

    @EventSourcingHandler
    void evolve(UserLeft event) {
        members.remove(event.left());
        logo.call(event.logo());
        king = event.newKing() == null ? king : event.newKing();
    }

    @EventSourcingHandler
    void evolve(MeetingEnded event) {
        members.clear();
        king = null;
        hashOfTitle = null;
    }

    @EventSourcingHandler
    void evolve(MeetingRenamed event) {
        hashOfTitle = hash(event.title());
    }

    @EventSourcingHandler
    void evolve(MeetingCompleted event) {
        completed = true;
    }
}
