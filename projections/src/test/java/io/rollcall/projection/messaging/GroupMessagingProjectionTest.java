// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.contracts.group.GroupEvent.GroupEnded;
import io.rollcall.contracts.group.GroupEvent.GroupFounded;
import io.rollcall.contracts.group.GroupEvent.MemberAdded;
import io.rollcall.contracts.group.GroupEvent.MemberLeft;
import io.rollcall.contracts.group.GroupId;
import io.rollcall.contracts.group.GroupNameId;
import io.rollcall.contracts.messaging.GroupMessageEvent.GroupConversationEnded;
import io.rollcall.contracts.messaging.GroupMessageEvent.GroupConversationLeft;
import io.rollcall.contracts.messaging.GroupMessageEvent.GroupMessageSent;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.projection.messaging.PageDocument.Message;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.projection.shared.MemoryMongo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class GroupMessagingProjectionTest {

    private static final GroupId GROUP = GroupId.of(5);
    private static final UserId ADA = UserId.of(7);
    private static final UserId BOB = UserId.of(8);
    private static final KeyId KEY = KeyId.of(new UUID(1, 1));
    private static final GroupNameId NAME = GroupNameId.of(new UUID(2, 2));
    private static final Instant WHEN = Instant.parse("2026-01-01T03:04:05.678901Z");
    private static final GroupFounded FOUNDED = new GroupFounded(GROUP, KEY, NAME, ADA, WHEN, "Friends");
    private static final MemberAdded ADDED = new MemberAdded(GROUP, BOB, ADA);

    private final MongoDatabase database = MemoryMongo.database();
    private final MemoryLog log = new MemoryLog();
    private final ConversationReadModels chats = new ConversationReadModels(database, log);

    @Test
    void keepsWhatWasWrittenInItsOrder() {
        given(FOUNDED, ADDED, sent(ADA, 1, "Hi"), sent(BOB, 2, "Hi yourself"));
        assertThat(written()).containsExactly(new Message(1, 7, WHEN, "Hi"), new Message(2, 8, WHEN, "Hi yourself"));
        assertThat(group().messages()).isEqualTo(2);
    }

    @Test
    void aMemberHasWhatComesAfterTheyJoined() {
        given(FOUNDED, sent(ADA, 1, "Hi"), sent(ADA, 2, "Anybody?"), ADDED, sent(ADA, 3, "Bob!"));
        assertThat(group().firstFor(ADA)).hasValue(1);
        assertThat(group().firstFor(BOB)).hasValue(3);
        assertThat(group().firstFor(UserId.of(9))).isEmpty();
        given(new MemberLeft(GROUP, BOB));
        assertThat(group().firstFor(BOB)).isEmpty();
    }

    @Test
    void forgetsWhatSomebodyHasWrittenWhoLeaves() {
        given(FOUNDED, ADDED);
        for (var number = 1L; number <= 102; number += 2) {
            given(sent(BOB, number, "Secret " + number), sent(ADA, number + 1, "Answer"));
        }
        given(new MemberLeft(GROUP, BOB), new GroupConversationLeft(GROUP, BOB, 102));
        assertThat(documents("messages").toString()).doesNotContain("Secret").contains("Answer");
        assertThat(written()).hasSize(102);
    }

    @Test
    void nothingIsLeftOfAGroupThatIsGone() {
        given(FOUNDED);
        for (var number = 1L; number <= 51; number++) {
            given(sent(ADA, number, "Note " + number));
        }
        given(new GroupEnded(GROUP, KEY, NAME, ADA), new GroupConversationEnded(GROUP, 51));
        assertThat(chats.groups.find(GROUP, log.head()).blockOptional()).isEmpty();
        assertThat(written()).isEmpty();
        assertThat(documents("messages")).hasSize(2).allMatch(page -> page.getBoolean("deleted"));
    }

    @Test
    void foldsEveryEventErased() {
        given(new GroupFounded(GROUP, KEY, NAME, ADA, WHEN, null), ADDED, sent(ADA, 1, null));
        assertThat(written()).extracting(Message::text).containsExactly((String) null);
    }

    @Test
    void staysAsItIsWhenDeliveredTwiceAndIsTheSameAfterARebuild() {
        given(FOUNDED, ADDED, sent(ADA, 1, "Hi"), sent(BOB, 2, "Hi"), new MemberLeft(GROUP, BOB));
        given(new GroupConversationLeft(GROUP, BOB, 2), sent(ADA, 3, "Bye"));
        var once = List.of(documents("messages"), documents("group-conversations"));
        chats.again();
        assertThat(List.of(documents("messages"), documents("group-conversations")))
                .isEqualTo(once);
        chats.rebuild();
        assertThat(List.of(documents("messages"), documents("group-conversations")))
                .isEqualTo(once);
        assertThat(written()).extracting(Message::text).containsExactly("Hi", null, "Bye");
    }

    private void given(Event... events) {
        log.append("group", events);
        chats.catchUp();
    }

    private List<Message> written() {
        return chats.pages.between(GROUP, 1, 200, log.head()).block();
    }

    private GroupConversationDocument group() {
        return chats.groups.find(GROUP, log.head()).block();
    }

    private List<Document> documents(String collection) {
        return MemoryMongo.documents(database, collection);
    }

    private static GroupMessageSent sent(UserId sender, long number, String text) {
        return new GroupMessageSent(GROUP, sender, number, KEY, List.of(), WHEN, "Friends", text);
    }
}
