// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.contracts.contact.ContactEvent.ContactsImported;
import io.rollcall.contracts.contact.ContactEvent.ContactsRemoved;
import io.rollcall.contracts.group.GroupId;
import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingArranged;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingCompleted;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingEnded;
import io.rollcall.contracts.meeting.MeetingEvent.UserExcluded;
import io.rollcall.contracts.meeting.MeetingEvent.UserInvited;
import io.rollcall.contracts.meeting.MeetingEvent.UserLeft;
import io.rollcall.contracts.meeting.MeetingId;
import io.rollcall.contracts.messaging.GroupMessageEvent.GroupMessageSent;
import io.rollcall.contracts.messaging.MessagingEvent.MessageSent;
import io.rollcall.contracts.notification.Notification;
import io.rollcall.contracts.notification.Notification.ContactJoined;
import io.rollcall.contracts.notification.Notification.Left;
import io.rollcall.contracts.notification.Notification.MeetingChanged;
import io.rollcall.contracts.notification.Notification.MessageReceived;
import io.rollcall.contracts.notification.Notifications;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.contracts.verification.PhoneNumberEvent.NumberClaimed;
import io.rollcall.contracts.verification.PhoneNumberEvent.NumberReleased;
import io.rollcall.projection.shared.EventDelivery;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.projection.shared.MemoryMongo;
import io.rollcall.projection.shared.ReadModelSubscription;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class NotificationProjectionTest {

    private static final MeetingId TEA = MeetingId.of(1);
    private static final KeyId KEY = KeyId.of(new UUID(0, 10));
    private static final NumberId NUMBER = NumberId.of(new UUID(0, 20));
    private static final UserId ADA = UserId.of(5);
    private static final UserId BOB = UserId.of(6);
    private static final UserId CLEO = UserId.of(7);
    private static final List<UserId> PEOPLE = List.of(ADA, BOB, CLEO);

    private final MongoDatabase database = MemoryMongo.database();
    private final MemoryLog log = new MemoryLog();
    private final NotificationDocuments notifications = new NotificationDocuments(MemoryMongo.readModels(database));
    private final ReadModelSubscription subscription = new ReadModelSubscription(notifications.model(), log);
    private final EventDelivery delivery =
            new EventDelivery(new NotificationProjection(notifications), subscription, log);

    @Test
    void whoIsInvitedIsToldAndNobodyElse() {
        given(arranged(), invited(BOB));

        assertThat(of(BOB)).containsExactly(new MeetingChanged(2, "invited", TEA, ADA));
        assertThat(of(ADA)).isEmpty();
    }

    @Test
    void whoIsExcludedIsTold() {
        given(arranged(), invited(BOB), new UserExcluded(TEA, BOB, ADA));

        assertThat(of(BOB))
                .containsExactly(
                        new MeetingChanged(2, "invited", TEA, ADA), new MeetingChanged(3, "excluded", TEA, ADA));
        assertThat(of(ADA)).isEmpty();
    }

    @Test
    void thoseWhoRemainAreToldWhoHasLeftAndWhoIsKingNow() {
        given(arranged(), invited(BOB), invited(CLEO), new UserLeft(TEA, ADA, CLEO), new UserLeft(TEA, BOB, null));

        assertThat(of(CLEO))
                .containsExactly(
                        new MeetingChanged(3, "invited", TEA, ADA),
                        new Left(4, TEA, ADA, CLEO),
                        new Left(5, TEA, BOB, null));
        assertThat(of(BOB)).endsWith(new Left(4, TEA, ADA, CLEO));
        assertThat(of(ADA)).isEmpty();
    }

    @Test
    void allMembersButTheKingAreToldOfTheCompletion() {
        given(arranged(), invited(BOB), invited(CLEO), new UserExcluded(TEA, CLEO, ADA));
        given(new MeetingCompleted(TEA, ADA));

        assertThat(of(BOB)).endsWith(new MeetingChanged(5, "completed", TEA, ADA));
        assertThat(of(CLEO)).doesNotContain(new MeetingChanged(5, "completed", TEA, ADA));
        assertThat(of(ADA)).isEmpty();
    }

    @Test
    void thoseWhoKeepANumberAreToldWhoseItIsNow() {
        given(keeps(BOB), keeps(CLEO), keeps(ADA), new ContactsRemoved(CLEO, List.of(NUMBER)));
        given(new NumberClaimed(NUMBER, ADA));

        assertThat(of(BOB)).containsExactly(new ContactJoined(5, ADA));
        assertThat(of(CLEO)).isEmpty();
        assertThat(of(ADA)).isEmpty();
    }

    @Test
    void theNextOneWhoseTheNumberIsIsToldOfToo() {
        given(keeps(BOB), new NumberClaimed(NUMBER, ADA), new NumberReleased(NUMBER, ADA, KEY));
        given(new NumberClaimed(NUMBER, CLEO));

        assertThat(of(BOB)).containsExactly(new ContactJoined(2, ADA), new ContactJoined(4, CLEO));
    }

    @Test
    void aThousandAddressBooksHearOfTheSameSignUpAndMoreToo() {
        var many = LongStream.rangeClosed(100, 2600).mapToObj(UserId::of).toList();
        given(many.stream().map(NotificationProjectionTest::keeps).toArray(Event[]::new));
        given(new NumberClaimed(NUMBER, ADA));

        assertThat(many)
                .allSatisfy(holder -> assertThat(of(holder)).containsExactly(new ContactJoined(log.head(), ADA)));
    }

    @Test
    void whoIsWrittenToIsToldWhereButNotWhat() {
        given(
                new MessageSent(ADA, BOB, 1, KEY, Instant.EPOCH, "A secret"),
                new GroupMessageSent(
                        GroupId.of(3), BOB, 7, KEY, List.of(ADA, CLEO), Instant.EPOCH, "A group", "Another"));

        assertThat(of(BOB)).containsExactly(new MessageReceived(1, ADA, null, 1));
        assertThat(of(ADA)).containsExactly(new MessageReceived(2, BOB, GroupId.of(3), 7));
        assertThat(of(CLEO)).isEqualTo(of(ADA));
        assertThat(MemoryMongo.documents(database, "inboxes").toString())
                .doesNotContain("A secret", "A group", "Another");
    }

    @Test
    void theLastThousandAreKept() {
        given(arranged(), invited(CLEO));
        given(inAndOut(BOB, 501));

        var all = notifications.since(BOB, 0, log.head()).block();
        assertThat(all.complete()).isFalse();
        assertThat(all.list()).hasSize(Notifications.KEPT);
        assertThat(all.list().getLast()).isEqualTo(new MeetingChanged(log.head(), "excluded", TEA, ADA));
        assertThat(notifications.since(BOB, 4, log.head()).block()).isEqualTo(new Notifications(true, all.list()));
        assertThat(notifications.since(BOB, 3, log.head()).block().complete()).isFalse();
    }

    @Test
    void whatStandsBehindAPositionIsAnswered() {
        given(arranged(), invited(BOB), new UserExcluded(TEA, BOB, ADA), invited(BOB));

        assertThat(notifications.since(BOB, 3, log.head()).block())
                .isEqualTo(new Notifications(true, List.of(new MeetingChanged(4, "invited", TEA, ADA))));
        assertThat(notifications.since(BOB, 4, log.head()).block()).isEqualTo(Notifications.none());
    }

    @Test
    void nothingIsKeptOfWhoHasLeftAndNothingAdded() {
        given(arranged(), invited(BOB), invited(CLEO), keeps(BOB), new AccountDeleted(BOB, KEY, null));
        given(new UserLeft(TEA, CLEO, null), new NumberClaimed(NUMBER, ADA));

        assertThat(of(BOB)).isEmpty();
        assertThat(MemoryMongo.documents(database, "inboxes"))
                .contains(new Document("_id", "user-6").append("position", 7L).append("closed", true));
    }

    @Test
    void nobodyKnowsOfMeetingsThatHaveEndedOrNumbersThatNobodyKeeps() {
        given(arranged(), new MeetingEnded(TEA, KEY, ADA), keeps(BOB), new ContactsRemoved(BOB, List.of(NUMBER)));

        assertThat(MemoryMongo.documents(database, "inboxes"))
                .allSatisfy(document -> assertThat(document).containsEntry("deleted", true))
                .hasSize(2);
    }

    @Test
    void namesOfContactsAndMeetingsAreNotCopied() {
        given(arranged(), invited(BOB), keeps(BOB), new NumberClaimed(NUMBER, ADA), new MeetingCompleted(TEA, ADA));

        assertThat(MemoryMongo.documents(database, "inboxes").toString())
                .doesNotContain("A meeting", "A friend", "2026");
    }

    @Test
    void recipientsAreThoseWhoseInboxesAnEventChanges() {
        var lookup = new NotificationRecipients.Lookup();
        given();
        for (var event : Arrays.copyOf(story(), story().length - 1)) { // the leaver is not told
            var before = told();
            given(event);
            var recipients = lookup.of(event, log.head());
            var woken = new HashSet<>(recipients.users());
            woken.addAll(Objects.requireNonNull(
                    notifications.members(recipients.audiences(), log.head()).block()));
            var after = told();
            assertThat(woken)
                    .as(event.toString())
                    .containsAll(PEOPLE.stream()
                            .filter(user -> !Objects.equals(before.get(user), after.get(user)))
                            .toList());
        }
    }

    @Test
    void anEventThatTellsNothingHasNoRecipients() {
        assertThat(new NotificationRecipients.Lookup().of(arranged(), 1))
                .isEqualTo(new NotificationRecipients(Set.of(), Set.of()));
    }

    @Test
    void staysAsItIsWhenDeliveredTwice() {
        given(story());
        var once = MemoryMongo.documents(database, "inboxes");
        delivery.batch(log.after(0));

        assertThat(MemoryMongo.documents(database, "inboxes")).isEqualTo(once).hasSize(5);
    }

    /** A process that is killed within a batch: inboxes come first, audiences last. */
    @Test
    void isTheSameWhenItsLastWritesAreLostAndTheBatchesAreOthers() {
        given(story());
        var before = MemoryMongo.documents(database, "inboxes");
        for (var lost : List.of("meeting-1", "number-" + NUMBER.value())) {
            Mono.from(database.getCollection("inboxes").deleteOne(Filters.eq("_id", lost)))
                    .block();
        }
        var beginning = Updates.combine(Updates.set("position", 0L), Updates.set("hash", "0".repeat(64)));
        Mono.from(database.getCollection("inboxes").updateOne(Filters.eq("_id", "@position"), beginning))
                .block();
        subscription.fetchToken("inboxes", 0);
        log.after(0).forEach(event -> delivery.batch(List.of(event)));

        assertThat(MemoryMongo.documents(database, "inboxes")).isEqualTo(before);
    }

    @Test
    void isTheSameAfterARebuild() {
        given(story());
        var before = MemoryMongo.documents(database, "inboxes");
        subscription.storeToken(null, "inboxes", 0);
        delivery.run();

        assertThat(MemoryMongo.documents(database, "inboxes")).isEqualTo(before);
        assertThat(of(CLEO)).hasSize(4);
    }

    private static Event[] story() {
        return new Event[] {
            arranged(),
            invited(BOB),
            invited(CLEO),
            keeps(BOB),
            keeps(CLEO),
            new NumberClaimed(NUMBER, ADA),
            new UserLeft(TEA, ADA, BOB),
            new UserExcluded(TEA, CLEO, BOB),
            invited(ADA),
            new MeetingCompleted(TEA, BOB),
            new ContactsRemoved(BOB, List.of(NUMBER)),
            new AccountDeleted(BOB, KEY, null)
        };
    }

    private static Event[] inAndOut(UserId user, int times) {
        return IntStream.range(0, times)
                .boxed()
                .flatMap(n -> Stream.<Event>of(invited(user), new UserExcluded(TEA, user, ADA)))
                .toArray(Event[]::new);
    }

    private void given(Event... events) {
        log.append("all", events);
        delivery.run();
    }

    private Map<UserId, List<Notification>> told() {
        return PEOPLE.stream().collect(Collectors.toMap(user -> user, this::of));
    }

    private List<Notification> of(UserId user) {
        return notifications.since(user, 0, log.head()).block().list();
    }

    private static MeetingArranged arranged() {
        return new MeetingArranged(TEA, KEY, ADA, MediaId.of("1".repeat(64)), null, Instant.EPOCH, "A meeting", null);
    }

    private static UserInvited invited(UserId user) {
        return new UserInvited(TEA, user, ADA);
    }

    private static ContactsImported keeps(UserId owner) {
        return new ContactsImported(owner, KEY, List.of(NUMBER), Collections.singletonList("A friend"));
    }
}
