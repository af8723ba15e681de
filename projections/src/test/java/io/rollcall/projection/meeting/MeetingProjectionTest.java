// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.meeting.MeetingEvent;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingArranged;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingCompleted;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingEnded;
import io.rollcall.contracts.meeting.MeetingEvent.UserExcluded;
import io.rollcall.contracts.meeting.MeetingEvent.UserInvited;
import io.rollcall.contracts.meeting.MeetingEvent.UserLeft;
import io.rollcall.contracts.meeting.MeetingId;
import io.rollcall.contracts.meeting.MeetingView;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.projection.shared.EventDelivery;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.projection.shared.MemoryMongo;
import io.rollcall.projection.shared.ReadModelSubscription;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MeetingProjectionTest {

    private static final MeetingId MEETING = MeetingId.of(1);
    private static final KeyId KEY = KeyId.of(new UUID(0, 10));
    private static final MediaId LOGO = MediaId.of("1".repeat(64));
    private static final Instant TODAY = Instant.parse("2026-01-02T03:04:05.678901Z");
    private static final Instant TOMORROW = Instant.parse("2026-01-03T18:00:00.000001Z");
    private static final UserId ADA = UserId.of(5);
    private static final UserId BOB = UserId.of(6);
    private static final UserId CLEO = UserId.of(7);

    private final MongoDatabase database = MemoryMongo.database();
    private final MemoryLog log = new MemoryLog();
    private final MeetingDocuments meetings = new MeetingDocuments(MemoryMongo.readModels(database));
    private final ReadModelSubscription subscription = new ReadModelSubscription(meetings.model(), log);
    private final EventDelivery delivery = new EventDelivery(new MeetingProjection(meetings), subscription, log);

    @Test
    void showsWhatWasArranged() {
        given(arranged("Tea", "With cake", TOMORROW));

        assertThat(meeting())
                .contains(
                        new MeetingView(MEETING, "Tea", "With cake", LOGO, TOMORROW, TODAY, false, ADA, List.of(ADA)));
    }

    @Test
    void showsNothingWhereNothingWasGiven() {
        given(arranged("Tea", null, null));

        assertThat(meeting())
                .contains(new MeetingView(MEETING, "Tea", null, LOGO, null, TODAY, false, ADA, List.of(ADA)));
    }

    @Test
    void showsMembersByAscendingIdEachOnce() {
        given(arranged("Tea", null, null), invited(CLEO), invited(BOB), invited(BOB));

        assertThat(members()).containsExactly(ADA, BOB, CLEO);
    }

    @Test
    void showsNobodyWhoWasExcludedOrLeft() {
        given(arranged("Tea", null, null), invited(BOB), invited(CLEO));
        given(new UserExcluded(MEETING, BOB, ADA), new UserLeft(MEETING, CLEO, null));

        assertThat(members()).containsExactly(ADA);
        assertThat(meeting().orElseThrow().king()).isEqualTo(ADA);
    }

    @Test
    void showsTheNewKing() {
        given(arranged("Tea", null, null), invited(BOB), invited(CLEO), new UserLeft(MEETING, ADA, CLEO));

        assertThat(members()).containsExactly(BOB, CLEO);
        assertThat(meeting().orElseThrow().king()).isEqualTo(CLEO);
    }

    @Test
    void showsThatItIsCompleted() {
        given(arranged("Tea", null, null), new MeetingCompleted(MEETING, ADA));

        assertThat(meeting().orElseThrow().completed()).isTrue();
    }

    @Test
    void showsNothingOfAMeetingThatHasEnded() {
        given(arranged("Tea", null, null), new MeetingEnded(MEETING, KEY, ADA));

        assertThat(meeting()).isEmpty();
        assertThat(MemoryMongo.documents(database, "meetings").toString()).doesNotContain("Tea");
    }

    @Test
    void foldsEveryEventErased() {
        given(
                arranged(null, null, null),
                invited(BOB),
                new UserLeft(MEETING, ADA, BOB),
                new MeetingCompleted(MEETING, BOB));

        assertThat(meeting())
                .contains(new MeetingView(MEETING, null, null, LOGO, null, TODAY, true, BOB, List.of(BOB)));
    }

    @Test
    void staysAsItIsWhenDeliveredTwice() {
        given(arranged("Tea", null, null), invited(BOB), new UserLeft(MEETING, ADA, BOB));
        var once = MemoryMongo.documents(database, "meetings");
        delivery.batch(log.after(0));

        assertThat(MemoryMongo.documents(database, "meetings")).isEqualTo(once).hasSize(1);
    }

    @Test
    void doesNotComeBackWhenDeliveredTwiceAfterItsEnd() {
        given(arranged("Tea", null, null), new MeetingEnded(MEETING, KEY, ADA));
        delivery.batch(log.after(0));

        assertThat(meeting()).isEmpty();
    }

    @Test
    void isTheSameAfterARebuild() {
        given(arranged("Tea", "With cake", TOMORROW), invited(BOB), new UserExcluded(MEETING, BOB, ADA), invited(CLEO));
        var before = MemoryMongo.documents(database, "meetings");
        subscription.storeToken(null, "meetings", 0);
        delivery.run();

        assertThat(MemoryMongo.documents(database, "meetings"))
                .isEqualTo(before)
                .hasSize(1);
    }

    private void given(MeetingEvent... events) {
        log.append("meeting-1", events);
        delivery.run();
    }

    private Optional<MeetingView> meeting() {
        return meetings.find(MEETING, log.head()).map(MeetingDocument::toView).blockOptional();
    }

    private List<UserId> members() {
        return meeting().orElseThrow().members();
    }

    private static MeetingArranged arranged(
            @Nullable String title, @Nullable String description, @Nullable Instant time) {
        return new MeetingArranged(MEETING, KEY, ADA, LOGO, time, TODAY, title, description);
    }

    private static UserInvited invited(UserId user) {
        return new UserInvited(MEETING, user, ADA);
    }
}
