// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.messaging.ConversationId;
import io.rollcall.contracts.messaging.MessagingEvent.ConversationLeft;
import io.rollcall.contracts.messaging.MessagingEvent.MessageSent;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.projection.shared.Finds;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.projection.shared.MemoryMongo;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A conversation of so many messages that they are not to be in memory at once. */
class LongConversationTest {

    private static final int TOGETHER = 100;
    private static final long MESSAGES = 12_010;
    private static final UserId ADA = UserId.of(8);
    private static final UserId BOB = UserId.of(7);
    private static final KeyId KEY = KeyId.of(new UUID(1, 1));
    private static final Instant WHEN = Instant.parse("2026-01-01T03:04:05.678901Z");

    private final Finds finds = new Finds();
    private final MemoryLog log = new MemoryLog();
    private final ConversationReadModels chats = new ConversationReadModels(MemoryMongo.database(finds), log);

    @Test
    void isLeftSomePagesAtATime() {
        log.append(
                "conversation",
                LongStream.rangeClosed(1, MESSAGES)
                        .mapToObj(number -> new MessageSent(ADA, BOB, number, KEY, WHEN, "Nr " + number))
                        .toArray(MessageSent[]::new));
        chats.catchUp();
        log.append("conversation", new ConversationLeft(ADA, BOB, MESSAGES));
        assertThat(finds.during(chats::catchUp)).contains(TOGETHER).allMatch(ids -> ids <= TOGETHER);
        assertThat(chats.pages
                        .between(ConversationId.of(ADA, BOB), 1, MESSAGES, log.head())
                        .block())
                .hasSize((int) MESSAGES)
                .allMatch(message -> message.text() == null);
    }
}
