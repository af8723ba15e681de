// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.meeting;

import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.meeting.MeetingEvent;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingArranged;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingCompleted;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingEnded;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingRenamed;
import io.rollcall.contracts.meeting.MeetingEvent.UserExcluded;
import io.rollcall.contracts.meeting.MeetingEvent.UserInvited;
import io.rollcall.contracts.meeting.MeetingEvent.UserLeft;
import io.rollcall.contracts.meeting.MeetingId;
import io.rollcall.contracts.meeting.MeetingView;
import io.rollcall.contracts.shared.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One meeting as it is stored.
 *
 * @param title {@code null} once erased
 * @param description {@code null} where never given or erased
 * @param time {@code null} where never given
 * @param king one of the members
 * @param members by ascending id
 */
public record MeetingDocument(
        long id,
        @Nullable String title,
        @Nullable String description,
        String logo,
        @Nullable Instant time,
        Instant created,
        boolean completed,
        long king,
        List<Long> members) {

    public MeetingDocument {
        members = List.copyOf(members);
    }

    /**
     * What the event makes of the meeting.
     *
     * @param before {@code null} only before it is arranged
     * @return {@code null} once it has ended
     */
    static @Nullable MeetingDocument after(@Nullable MeetingDocument before, MeetingEvent event) {
        return switch (event) {
            case MeetingArranged arranged -> arranged(arranged);
            case UserInvited invited -> existing(before).with(invited.invited());
            case UserExcluded excluded ->
                existing(before).without(excluded.excluded()).shownBy(excluded.logo());
            case UserLeft left ->
                existing(before).without(left.left()).ruledBy(left.newKing()).shownBy(left.logo());
            case MeetingRenamed renamed -> existing(before).called(renamed.title());
            case MeetingCompleted completed -> existing(before).asCompleted();
            case MeetingEnded ended -> null;
        };
    }

    /** Whether somebody is a member. */
    public boolean has(UserId user) {
        return members.contains(user.value());
    }

    /** As its members see it. */
    public MeetingView toView() {
        return new MeetingView(
                MeetingId.of(id),
                title,
                description,
                MediaId.of(logo),
                time,
                created,
                completed,
                UserId.of(king),
                members.stream().map(UserId::of).toList());
    }

    private static MeetingDocument arranged(MeetingArranged event) {
        return new MeetingDocument(
                event.meeting().value(),
                event.title(),
                event.description(),
                event.logo().value(),
                event.time(),
                event.arrangedAt(),
                false,
                event.king().value(),
                List.of(event.king().value()));
    }

    private static MeetingDocument existing(@Nullable MeetingDocument meeting) {
        return Objects.requireNonNull(meeting, "no such meeting");
    }

    private MeetingDocument with(UserId user) {
        return of(Ids.with(members, user.value()), king, completed);
    }

    private MeetingDocument without(UserId user) {
        return of(Ids.without(members, user.value()), king, completed);
    }

    private MeetingDocument ruledBy(@Nullable UserId newKing) {
        return newKing == null ? this : of(members, newKing.value(), completed);
    }

    private MeetingDocument shownBy(@Nullable MediaId next) {
        return next == null
                ? this
                : new MeetingDocument(id, title, description, next.value(), time, created, completed, king, members);
    }

    private MeetingDocument called(@Nullable String newTitle) {
        return new MeetingDocument(id, newTitle, description, logo, time, created, completed, king, members);
    }

    private MeetingDocument asCompleted() {
        return of(members, king, true);
    }

    private MeetingDocument of(List<Long> newMembers, long newKing, boolean isCompleted) {
        return new MeetingDocument(id, title, description, logo, time, created, isCompleted, newKing, newMembers);
    }
}
