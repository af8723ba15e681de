// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.contracts.messaging.MessagingEvent.MessageSent;
import io.rollcall.contracts.notification.Notification;
import io.rollcall.contracts.notification.Notification.MessageReceived;
import io.rollcall.contracts.notification.Notifications;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.projection.shared.EventDelivery;
import io.rollcall.projection.shared.Finds;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.projection.shared.MemoryMongo;
import io.rollcall.projection.shared.ReadModelSubscription;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A notification costs the writing of a few, however many are kept. */
class InboxPagesTest {

    private static final int PAGE = 50;
    private static final KeyId KEY = KeyId.of(new UUID(0, 10));
    private static final UserId ADA = UserId.of(5);
    private static final UserId BOB = UserId.of(6);

    private final Finds finds = new Finds();
    private final MongoDatabase database = MemoryMongo.database(finds);
    private final MemoryLog log = new MemoryLog();
    private final NotificationDocuments notifications = new NotificationDocuments(MemoryMongo.readModels(database));
    private final ReadModelSubscription subscription = new ReadModelSubscription(notifications.model(), log);
    private final EventDelivery delivery =
            new EventDelivery(new NotificationProjection(notifications), subscription, log);

    @ParameterizedTest
    @ValueSource(ints = {1, 49, 50, 51, 99, 100, 101, 999, 1000, 1001, 1049, 1050, 1051, 1100, 1150, 2222})
    void whatIsKeptIsReadBehindAnyPosition(int many) {
        write(many);
        for (long since :
                new long[] {0, 1, many - 1001, many - 1000, many - 999, many - 51, many - 50, many - 1, many}) {
            var behind = Math.max(0, since);
            assertThat(notifications.since(BOB, behind, many).block())
                    .as("behind %d of %d", behind, many)
                    .isEqualTo(new Notifications(many - behind <= Notifications.KEPT, expected(behind, many)));
        }
    }

    @Test
    void isTheSameWhateverComesTogetherAndHoweverOften() {
        log.append("all", events(1, 1200));
        subscription.fetchToken("inboxes", 0);
        log.after(0).forEach(event -> delivery.batch(List.of(event)));
        var oneByOne = documents();
        delivery.batch(log.after(1100));
        assertThat(documents()).isEqualTo(oneByOne);

        subscription.storeToken(null, "inboxes", 0);
        delivery.batch(log.after(0));
        assertThat(documents()).isEqualTo(oneByOne);
    }

    @Test
    void aFullPageIsWrittenOnceAndNotWithEachNotification() {
        write(2 * PAGE + 7);
        var pages = documents().stream().filter(InboxPagesTest::isPage).toList();
        write(PAGE - 8);

        assertThat(pages)
                .hasSize(2)
                .allSatisfy(page -> assertThat(entries(page)).hasSize(PAGE));
        assertThat(documents()).containsAll(pages).hasSize(3);
        assertThat(documents())
                .allSatisfy(document -> assertThat(entries(document)).hasSizeLessThanOrEqualTo(PAGE));
    }

    @Test
    void thereAreNoMorePagesThanAreKeptAndOneThatIsBeingFilled() {
        write(5_000);
        assertThat(documents()).hasSize(1 + Notifications.KEPT / PAGE + 1);
    }

    @Test
    void theNewestAreReadInOneLookUpAndAllInTwo() {
        write(1000);
        assertThat(finds.during(() -> notifications.since(BOB, 960, 1000).block()))
                .hasSize(1);
        assertThat(finds.during(() -> notifications.since(BOB, 0, 1000).block()))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 49, 50, 51, 100, 1050, 1100})
    void nothingIsLeftOfWhoeverHasLeft(int many) {
        write(many);
        log.append("all", new AccountDeleted(BOB, KEY, null));
        write(60);

        assertThat(documents()).noneMatch(document -> document.containsKey("entries"));
        assertThat(notifications.since(BOB, 0, log.head()).block()).isEqualTo(Notifications.none());
    }

    private void write(int many) {
        log.append("all", events(log.head() + 1, many));
        delivery.run();
    }

    private static MessageSent[] events(long first, int many) {
        return LongStream.range(first, first + many)
                .mapToObj(number -> new MessageSent(ADA, BOB, number, KEY, Instant.EPOCH, "Nr " + number))
                .toArray(MessageSent[]::new);
    }

    private static List<Notification> expected(long since, long many) {
        return LongStream.rangeClosed(Math.max(since, many - Notifications.KEPT) + 1, many)
                .<Notification>mapToObj(number -> new MessageReceived(number, ADA, null, number))
                .toList();
    }

    private List<Document> documents() {
        return MemoryMongo.documents(database, "inboxes");
    }

    private static boolean isPage(Document document) {
        return document.getString("_id").contains("/");
    }

    private static List<?> entries(Document document) {
        return document.getList("entries", Document.class);
    }
}
