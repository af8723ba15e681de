// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.meeting;

import io.rollcall.contracts.meeting.MeetingQuery.FindChangedMeeting;
import io.rollcall.contracts.meeting.MeetingQuery.FindMeeting;
import io.rollcall.contracts.meeting.MeetingQuery.ListMeetings;
import io.rollcall.contracts.meeting.MeetingView;
import io.rollcall.projection.meeting.MeetingDocument;
import io.rollcall.projection.meeting.MeetingDocuments;
import io.rollcall.projection.meeting.MembershipDocuments;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers {@link FindMeeting} and {@link FindChangedMeeting}, by one look-up, and {@link ListMeetings}, by two. */
@Component
class MeetingQueries {

    private final MeetingDocuments meetings;
    private final MembershipDocuments memberships;

    MeetingQueries(MeetingDocuments meetings, MembershipDocuments memberships) {
        this.meetings = meetings;
        this.memberships = memberships;
    }

    @QueryHandler
    CompletableFuture<Optional<MeetingView>> handle(FindMeeting query) { // not Mono: Axon 4 would block() on it
        return meetings.find(query.meeting(), query.after())
                .filter(meeting -> meeting.has(query.member()))
                .map(MeetingDocument::toView)
                .singleOptional()
                .toFuture();
    }

    @QueryHandler
    CompletableFuture<Optional<MeetingView>> handle(FindChangedMeeting query) {
        return meetings.find(query.meeting(), query.after())
                .map(MeetingDocument::toView)
                .singleOptional()
                .toFuture();
    }

    /** The meeting itself has the last word on its members: the memberships may be a moment behind or ahead. */
    @QueryHandler
    CompletableFuture<List<MeetingView>> handle(ListMeetings query) {
        return memberships
                .of(query.member(), query.after())
                .flatMap(ids -> meetings.findAll(ids, query.after()))
                .map(found -> found.stream()
                        .filter(meeting -> meeting.has(query.member()))
                        .filter(meeting -> query.completed() || !meeting.completed())
                        .sorted(Comparator.comparingLong(MeetingDocument::id))
                        .map(MeetingDocument::toView)
                        .toList())
                .toFuture();
    }
}
