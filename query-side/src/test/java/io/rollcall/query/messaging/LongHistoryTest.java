// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.contracts.group.GroupEvent.GroupFounded;
import io.rollcall.contracts.group.GroupEvent.MemberAdded;
import io.rollcall.contracts.group.GroupId;
import io.rollcall.contracts.group.GroupNameEvent.GroupNameClaimed;
import io.rollcall.contracts.group.GroupNameId;
import io.rollcall.contracts.messaging.GroupHistory;
import io.rollcall.contracts.messaging.GroupMessageEvent.GroupMessageSent;
import io.rollcall.contracts.messaging.History;
import io.rollcall.contracts.messaging.MessagingEvent.MessageSent;
import io.rollcall.contracts.messaging.MessagingQuery.ReadGroupHistory;
import io.rollcall.contracts.messaging.MessagingQuery.ReadHistory;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.projection.group.GroupNameReadModel;
import io.rollcall.projection.messaging.ConversationReadModels;
import io.rollcall.projection.shared.Finds;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.projection.shared.MemoryMongo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A page costs the same however much was written, and page by page one comes back to the beginning. */
class LongHistoryTest {

    private static final int FEW = 2;
    private static final int MANY = 5_000;
    private static final int LIMIT = 47; // so that answers and stored pages never fall together for long
    private static final UserId ADA = UserId.of(8);
    private static final UserId BOB = UserId.of(7);
    private static final GroupId GROUP = GroupId.of(5);
    private static final GroupNameId NAME = GroupNameId.of(new UUID(2, 2));
    private static final KeyId KEY = KeyId.of(new UUID(1, 1));
    private static final Instant WHEN = Instant.parse("2026-01-01T03:04:05.678901Z");

    private final Finds finds = new Finds();
    private final MongoDatabase database = MemoryMongo.database(finds);
    private final MemoryLog log = new MemoryLog();
    private final ConversationReadModels chats = new ConversationReadModels(database, log);
    private final GroupNameReadModel names = new GroupNameReadModel(database, log);
    private final MessagingQueries queries = new MessagingQueries(chats.conversations, chats.pages);
    private final GroupMessagingQueries groupQueries =
            new GroupMessagingQueries(names.documents, chats.groups, chats.pages);

    @Test
    void aPageOfAConversationCostsTwoLookUps() {
        happened(written(1, FEW, LongHistoryTest::toBob));
        assertThat(finds.during(() -> numbers(null))).hasSize(2);
        happened(written(FEW + 1, MANY, LongHistoryTest::toBob));
        for (var before : new Long[] {null, 4_711L, 48L, 2L}) {
            assertThat(finds.during(() -> numbers(before))).hasSize(2).allMatch(ids -> ids <= 2, "two pages at most");
        }
    }

    @Test
    void aPageOfAGroupCostsThree() {
        founded();
        happened(written(1, FEW, LongHistoryTest::toGroup));
        assertThat(finds.during(() -> groupNumbers(ADA, null))).hasSize(3);
        happened(written(FEW + 1, MANY, LongHistoryTest::toGroup));
        for (var before : new Long[] {null, 4_711L, 48L, 2L}) {
            assertThat(finds.during(() -> groupNumbers(ADA, before)))
                    .hasSize(3)
                    .allMatch(ids -> ids <= 2, "two pages at most");
        }
    }

    @Test
    void allTheWayBackNothingIsLostOrRepeated() {
        happened(written(1, MANY, LongHistoryTest::toBob));
        assertThat(walked(this::numbers)).isEqualTo(numbered(1, MANY));
    }

    @Test
    void allTheWayBackInAGroupIsToWhereOneJoined() {
        founded();
        happened(written(1, 333, LongHistoryTest::toGroup));
        happened(Stream.of(new MemberAdded(GROUP, BOB, ADA)));
        happened(written(334, 1_000, LongHistoryTest::toGroup));
        assertThat(walked(before -> groupNumbers(ADA, before))).isEqualTo(numbered(1, 1_000));
        assertThat(walked(before -> groupNumbers(BOB, before))).isEqualTo(numbered(334, 1_000));
    }

    @Test
    void whoIsNoMemberGetsNoHistory() {
        founded();
        assertThat(groupQueries.handle(asked(BOB, NAME, null)).join()).isEmpty();
        assertThat(groupQueries
                        .handle(asked(ADA, GroupNameId.of(new UUID(3, 3)), null))
                        .join())
                .isEmpty();
        assertThat(groupQueries.handle(asked(ADA, NAME, null)).join()).contains(new GroupHistory(List.of()));
    }

    /** All numbers, by asking for what is before the first one until nothing is. */
    private static List<Long> walked(Function<Long, List<Long>> asking) {
        var all = new ArrayList<Long>();
        for (var page = asking.apply(null); !page.isEmpty(); page = asking.apply(page.getFirst())) {
            assertThat(page.getLast()).isLessThan(all.isEmpty() ? Long.MAX_VALUE : all.getFirst());
            all.addAll(0, page);
        }
        return all;
    }

    private List<Long> numbers(Long before) {
        return queries.handle(new ReadHistory(ADA, BOB, before, LIMIT, log.head())).join().messages().stream()
                .map(History.Message::number)
                .toList();
    }

    private List<Long> groupNumbers(UserId viewer, Long before) {
        return groupQueries.handle(asked(viewer, NAME, before)).join().orElseThrow().messages().stream()
                .map(GroupHistory.Message::number)
                .toList();
    }

    private ReadGroupHistory asked(UserId viewer, GroupNameId name, Long before) {
        return new ReadGroupHistory(viewer, name, before, LIMIT, log.head());
    }

    private void founded() {
        happened(
                Stream.of(new GroupNameClaimed(NAME, GROUP), new GroupFounded(GROUP, KEY, NAME, ADA, WHEN, "Friends")));
    }

    private void happened(Stream<? extends Event> events) {
        log.append("any", events.toArray(Event[]::new));
        chats.catchUp();
        names.catchUp();
    }

    private static Stream<Event> written(long first, long last, LongFunction<Event> message) {
        return LongStream.rangeClosed(first, last).mapToObj(message);
    }

    private static Event toBob(long number) {
        return new MessageSent(ADA, BOB, number, KEY, WHEN, "Nr " + number);
    }

    private static Event toGroup(long number) {
        return new GroupMessageSent(GROUP, ADA, number, KEY, List.of(), WHEN, "Friends", "Nr " + number);
    }

    private static List<Long> numbered(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }
}
