// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.messaging.responsetypes.ResponseTypes.multipleInstancesOf;
import static org.axonframework.messaging.responsetypes.ResponseTypes.optionalInstanceOf;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.meeting.MeetingEvent;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingArranged;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingCompleted;
import io.rollcall.contracts.meeting.MeetingEvent.UserExcluded;
import io.rollcall.contracts.meeting.MeetingEvent.UserInvited;
import io.rollcall.contracts.meeting.MeetingEvent.UserLeft;
import io.rollcall.contracts.meeting.MeetingId;
import io.rollcall.contracts.meeting.MeetingQuery.FindChangedMeeting;
import io.rollcall.contracts.meeting.MeetingQuery.FindMeeting;
import io.rollcall.contracts.meeting.MeetingQuery.ListMeetings;
import io.rollcall.contracts.meeting.MeetingView;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.subscription.NotCaughtUp;
import io.rollcall.projection.meeting.MeetingReadModel;
import io.rollcall.projection.meeting.MembershipReadModel;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.projection.shared.MemoryMongo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The queries as the doors ask them: over Axon's query bus. */
class MeetingQueriesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final MeetingId TEA = MeetingId.of(1);
    private static final MeetingId DINNER = MeetingId.of(2);
    private static final MediaId LOGO = MediaId.of("1".repeat(64));
    private static final Instant TODAY = Instant.parse("2026-01-02T03:04:05.678901Z");
    private static final UserId ADA = UserId.of(5);
    private static final UserId BOB = UserId.of(6);
    private static final UserId CLEO = UserId.of(7);

    private final MongoDatabase database = MemoryMongo.database();
    private final MemoryLog log = new MemoryLog();
    private final MeetingReadModel meetings = new MeetingReadModel(database, log);
    private final MembershipReadModel memberships = new MembershipReadModel(database, log);
    private final SimpleQueryBus bus = SimpleQueryBus.builder().build();
    private final QueryGateway queries =
            DefaultQueryGateway.builder().queryBus(bus).build();

    @BeforeEach
    void subscribe() {
        new AnnotationQueryHandlerAdapter<>(new MeetingQueries(meetings.documents, memberships.documents))
                .subscribe(bus);
        happened(arranged(DINNER), arranged(TEA), new UserInvited(TEA, BOB, ADA));
        catchUp();
    }

    @Test
    void findAMeetingForItsMembers() {
        var tea = new MeetingView(TEA, "A meeting", null, LOGO, null, TODAY, false, ADA, List.of(ADA, BOB));

        assertThat(find(ADA)).succeedsWithin(PATIENCE).isEqualTo(Optional.of(tea));
        assertThat(find(BOB)).succeedsWithin(PATIENCE).isEqualTo(Optional.of(tea));
    }

    @Test
    void findNothingForStrangersAndForNumbersOfNothing() {
        assertThat(find(CLEO)).succeedsWithin(PATIENCE).isEqualTo(Optional.empty());
        var unknown = queries.query(
                new FindMeeting(MeetingId.of(99), ADA, log.head()), optionalInstanceOf(MeetingView.class));
        assertThat(unknown).succeedsWithin(PATIENCE).isEqualTo(Optional.empty());
    }

    @Test
    void findAMeetingForWhoChangedItThoughTheyAreNoMemberAnyMore() {
        happened(new UserLeft(TEA, ADA, BOB));
        catchUp();
        var changed = queries.query(new FindChangedMeeting(TEA, log.head()), optionalInstanceOf(MeetingView.class));

        assertThat(find(ADA)).succeedsWithin(PATIENCE).isEqualTo(Optional.empty());
        assertThat(changed)
                .succeedsWithin(PATIENCE)
                .matches(found -> found.orElseThrow().members().equals(List.of(BOB)));
    }

    @Test
    void listWhatOneIsAMemberOfByAscendingId() {
        assertThat(ids(list(ADA, false, log.head()))).containsExactly(TEA, DINNER);
        assertThat(ids(list(BOB, false, log.head()))).containsExactly(TEA);
        assertThat(ids(list(CLEO, false, log.head()))).isEmpty();
    }

    @Test
    void listCompletedMeetingsOnRequest() {
        happened(new MeetingCompleted(TEA, ADA));
        catchUp();

        assertThat(ids(list(ADA, false, log.head()))).containsExactly(DINNER);
        assertThat(ids(list(ADA, true, log.head()))).containsExactly(TEA, DINNER);
    }

    @Test
    void doNotListAMeetingThatSaysOneIsNoMemberThoughTheMembershipsDoYet() {
        happened(new UserExcluded(TEA, BOB, ADA));
        meetings.catchUp();

        assertThat(ids(list(BOB, true, 0))).isEmpty();
    }

    @Test
    void waitForBothReadModels() {
        happened(new UserInvited(DINNER, BOB, ADA));
        var answer = list(BOB, false, log.head());
        meetings.catchUp();
        assertThat(answer).isNotDone();
        memberships.catchUp();

        assertThat(ids(answer)).containsExactly(TEA, DINNER);
    }

    @Test
    void giveUpOnAPositionThatDoesNotCome() {
        assertThat(list(ADA, false, log.head() + 1))
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .withCauseInstanceOf(NotCaughtUp.class);
    }

    private void happened(MeetingEvent... events) {
        log.append("meetings", events);
    }

    private void catchUp() {
        meetings.catchUp();
        memberships.catchUp();
    }

    private CompletableFuture<Optional<MeetingView>> find(UserId member) {
        return queries.query(new FindMeeting(TEA, member, log.head()), optionalInstanceOf(MeetingView.class));
    }

    private CompletableFuture<List<MeetingView>> list(UserId member, boolean completed, long after) {
        return queries.query(new ListMeetings(member, completed, after), multipleInstancesOf(MeetingView.class));
    }

    private static List<MeetingId> ids(CompletableFuture<List<MeetingView>> answer) {
        return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join().stream()
                .map(MeetingView::id)
                .toList();
    }

    private static MeetingArranged arranged(MeetingId meeting) {
        return new MeetingArranged(meeting, KeyId.of(UUID.randomUUID()), ADA, LOGO, null, TODAY, "A meeting", null);
    }
}
