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
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.projection.shared.EventDelivery;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.projection.shared.MemoryMongo;
import io.rollcall.projection.shared.ReadModelSubscription;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MembershipProjectionTest {

    private static final MeetingId TEA = MeetingId.of(1);
    private static final MeetingId DINNER = MeetingId.of(2);
    private static final KeyId KEY = KeyId.of(new UUID(0, 10));
    private static final UserId ADA = UserId.of(5);
    private static final UserId BOB = UserId.of(6);

    private final MongoDatabase database = MemoryMongo.database();
    private final MemoryLog log = new MemoryLog();
    private final MembershipDocuments memberships = new MembershipDocuments(MemoryMongo.readModels(database));
    private final ReadModelSubscription subscription = new ReadModelSubscription(memberships.model(), log);
    private final EventDelivery delivery = new EventDelivery(new MembershipProjection(memberships), subscription, log);

    @Test
    void knowsNoMeetingOfWhoIsInNone() {
        given(arranged(TEA));

        assertThat(of(BOB)).isEmpty();
    }

    @Test
    void listsTheMeetingsOfTheirKingAndOfTheInvitedAscending() {
        given(arranged(DINNER), invited(DINNER), arranged(TEA), invited(TEA));

        assertThat(of(ADA)).containsExactly(TEA, DINNER);
        assertThat(of(BOB)).containsExactly(TEA, DINNER);
    }

    @Test
    void forgetsWhoWasExcluded() {
        given(arranged(TEA), invited(TEA), arranged(DINNER), invited(DINNER), new UserExcluded(TEA, BOB, ADA));

        assertThat(of(BOB)).containsExactly(DINNER);
        assertThat(of(ADA)).containsExactly(TEA, DINNER);
    }

    @Test
    void forgetsWhoLeft() {
        given(arranged(TEA), invited(TEA), new UserLeft(TEA, ADA, BOB));

        assertThat(of(ADA)).isEmpty();
        assertThat(of(BOB)).containsExactly(TEA);
    }

    @Test
    void forgetsWhoLeftLast() {
        given(arranged(TEA), new MeetingEnded(TEA, KEY, ADA));

        assertThat(of(ADA)).isEmpty();
    }

    @Test
    void keepsCompletedMeetings() {
        given(arranged(TEA), new MeetingCompleted(TEA, ADA));

        assertThat(of(ADA)).containsExactly(TEA);
    }

    @Test
    void takesBackWhoWasInvitedAgain() {
        given(arranged(TEA), invited(TEA), new UserExcluded(TEA, BOB, ADA), invited(TEA));

        assertThat(of(BOB)).containsExactly(TEA);
    }

    @Test
    void staysAsItIsWhenDeliveredTwice() {
        given(arranged(TEA), invited(TEA), arranged(DINNER), new UserLeft(TEA, ADA, BOB));
        var once = MemoryMongo.documents(database, "memberships");
        delivery.batch(log.after(0));

        assertThat(MemoryMongo.documents(database, "memberships"))
                .isEqualTo(once)
                .hasSize(2);
    }

    @Test
    void isTheSameAfterARebuild() {
        given(arranged(TEA), invited(TEA), new UserExcluded(TEA, BOB, ADA), arranged(DINNER), invited(DINNER));
        var before = MemoryMongo.documents(database, "memberships");
        subscription.storeToken(null, "memberships", 0);
        delivery.run();

        assertThat(MemoryMongo.documents(database, "memberships"))
                .isEqualTo(before)
                .hasSize(2);
    }

    private void given(MeetingEvent... events) {
        log.append("meetings", events);
        delivery.run();
    }

    private List<MeetingId> of(UserId user) {
        return memberships.of(user, log.head()).block();
    }

    private static MeetingArranged arranged(MeetingId meeting) {
        return new MeetingArranged(
                meeting, KEY, ADA, MediaId.of("1".repeat(64)), null, Instant.EPOCH, "A meeting", null);
    }

    private static UserInvited invited(MeetingId meeting) {
        return new UserInvited(meeting, BOB, ADA);
    }
}
