// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.contracts.messaging.ConversationId;
import io.rollcall.contracts.messaging.MessagingEvent.ConversationBegun;
import io.rollcall.contracts.messaging.MessagingEvent.ConversationLeft;
import io.rollcall.contracts.messaging.MessagingEvent.MessageSent;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.readmark.ReadMarkEvent.ReadMarkMoved;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.projection.messaging.PageDocument.Message;
import io.rollcall.projection.shared.EventDelivery;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.projection.shared.MemoryMongo;
import io.rollcall.projection.shared.ReadModelSubscription;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class MessagingProjectionTest {

    private static final UserId ADA = UserId.of(8);
    private static final UserId BOB = UserId.of(7);
    private static final UserId CLEO = UserId.of(9);
    private static final ConversationId BOTH = ConversationId.of(ADA, BOB);
    private static final KeyId KEY = KeyId.of(new UUID(1, 1));
    private static final Instant WHEN = Instant.parse("2026-01-01T03:04:05.678901Z");

    private final MongoDatabase database = MemoryMongo.database();
    private final MemoryLog log = new MemoryLog();
    private final ConversationDocuments conversations = new ConversationDocuments(MemoryMongo.readModels(database));
    private final PageDocuments pages = new PageDocuments(MemoryMongo.readModels(database));
    private final ReadModelSubscription conversationPositions = new ReadModelSubscription(conversations.model(), log);
    private final ReadModelSubscription pagePositions = new ReadModelSubscription(pages.model(), log);
    private final EventDelivery toConversations =
            new EventDelivery(new ConversationProjection(conversations), conversationPositions, log);
    private final EventDelivery toPages = new EventDelivery(new PageProjection(pages), pagePositions, log);

    @Test
    void keepsWhatWasWrittenInItsOrder() {
        given(new ConversationBegun(ADA, BOB), sent(ADA, BOB, 1, "Hi"), sent(BOB, ADA, 2, "Hi yourself"));
        assertThat(between(1, 2))
                .containsExactly(new Message(1, 8, WHEN, "Hi"), new Message(2, 7, WHEN, "Hi yourself"));
        assertThat(conversation().messages()).isEqualTo(2);
    }

    @Test
    void keepsConversationsApart() {
        given(sent(ADA, BOB, 1, "For Bob"), sent(ADA, CLEO, 1, "For Cleo"));
        assertThat(between(1, 9)).extracting(Message::text).containsExactly("For Bob");
    }

    @Test
    void readsAcrossTheEdgeOfAPage() {
        for (var number = 1L; number <= 120; number++) {
            given(sent(ADA, BOB, number, "Nr " + number));
        }
        for (var first : new long[] {1, 2, 49, 50, 51, 71}) {
            assertThat(between(first, first + 49))
                    .extracting(Message::number)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(first, first + 49).boxed().toList());
        }
        assertThat(between(121, 170)).isEmpty();
        assertThat(between(1, 0)).isEmpty();
        assertThat(documents("messages")).hasSize(3);
    }

    @Test
    void remembersHowFarEachHasRead() {
        given(sent(ADA, BOB, 1, "Hi"), sent(ADA, BOB, 2, "Hello?"), new ReadMarkMoved(BOB, ADA, 1));
        assertThat(conversation().readBy(BOB)).isEqualTo(1);
        assertThat(conversation().readBy(ADA)).isZero();
        given(new ReadMarkMoved(BOB, ADA, 2));
        assertThat(conversation().readBy(BOB)).isEqualTo(2);
        given(new ReadMarkMoved(BOB, ADA, 99), sent(ADA, BOB, 3, "Bob?"));
        assertThat(conversation().readBy(BOB)).as("not what is yet to come").isEqualTo(2);
    }

    @Test
    void forgetsWhatSomebodyHasWrittenWhoLeaves() {
        for (var number = 1L; number <= 102; number += 2) {
            given(sent(ADA, BOB, number, "Secret " + number), sent(BOB, ADA, number + 1, "Answer"));
        }
        given(new ReadMarkMoved(ADA, BOB, 100), new ConversationLeft(ADA, BOB, 102));
        assertThat(documents("messages").toString()).doesNotContain("Secret").contains("Answer");
        assertThat(between(101, 102)).extracting(Message::text).containsExactly(null, "Answer");
        assertThat(conversation().messages()).isEqualTo(102);
        assertThat(conversation().read()).isEmpty();
    }

    @Test
    void foldsEveryEventErased() {
        given(sent(ADA, BOB, 1, null), sent(BOB, ADA, 2, "Hi"));
        assertThat(between(1, 2)).extracting(Message::text).containsExactly(null, "Hi");
    }

    @Test
    void staysAsItIsWhenDeliveredTwice() {
        given(sent(ADA, BOB, 1, "Hi"), new ReadMarkMoved(BOB, ADA, 1), sent(ADA, BOB, 2, "Hi"));
        given(new ConversationLeft(BOB, ADA, 2), sent(ADA, BOB, 3, "Bye"));
        var once = List.of(documents("messages"), documents("conversations"));
        toConversations.batch(log.after(0));
        toPages.batch(log.after(0));
        assertThat(List.of(documents("messages"), documents("conversations"))).isEqualTo(once);
        assertThat(between(1, 9)).hasSize(3);
    }

    @Test
    void isTheSameAfterARebuild() {
        given(sent(ADA, BOB, 1, "Hi"), sent(BOB, ADA, 2, "Hi"), new ReadMarkMoved(BOB, ADA, 1));
        given(new ConversationLeft(ADA, BOB, 2));
        var before = between(1, 9);
        var far = conversation();
        conversationPositions.storeToken(null, "conversations", 0);
        pagePositions.storeToken(null, "messages", 0);
        toConversations.run();
        toPages.run();
        assertThat(between(1, 9)).isEqualTo(before).hasSize(2);
        assertThat(conversation()).isEqualTo(far);
    }

    private void given(Event... events) {
        log.append("conversation", events);
        toConversations.run();
        toPages.run();
    }

    private List<Message> between(long first, long last) {
        return pages.between(BOTH, first, last, log.head()).block();
    }

    private ConversationDocument conversation() {
        return conversations.find(BOTH, log.head()).block();
    }

    private List<Document> documents(String collection) {
        return MemoryMongo.documents(database, collection);
    }

    private static MessageSent sent(UserId sender, UserId receiver, long number, String text) {
        return new MessageSent(sender, receiver, number, KEY, WHEN, text);
    }
}
