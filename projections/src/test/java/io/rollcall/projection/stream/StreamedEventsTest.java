// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import static io.rollcall.projection.stream.MemoryStreamIds.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.contracts.account.UserEvent.PhoneHidden;
import io.rollcall.contracts.account.UserEvent.UserErased;
import io.rollcall.contracts.blacklist.BlacklistEvent.BlacklistCleared;
import io.rollcall.contracts.blacklist.BlacklistEvent.UserBlocked;
import io.rollcall.contracts.blacklist.BlacklistEvent.UserUnblocked;
import io.rollcall.contracts.group.GroupId;
import io.rollcall.contracts.messaging.GroupMessageEvent.GroupConversationEnded;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.readmark.ReadMarkEvent.ReadMarkMoved;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.contracts.verification.PhoneNumberEvent.NumberClaimed;
import io.rollcall.contracts.verification.PhoneNumberEvent.NumberReleased;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.stream.StreamedEvent;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.Test;

/** Under which ids events are told. */
class StreamedEventsTest {

    private static final UUID LOG = new UUID(0, 12);
    private static final UserId ANNA = UserId.of(7);
    private static final UserId BORIS = UserId.of(8);
    private static final KeyId KEY = KeyId.of(new UUID(0, 10));
    private static final NumberId NUMBER = NumberId.of(new UUID(0, 11));

    private final MemoryLog log = new MemoryLog();
    private final MemoryStreamIds ids = new MemoryStreamIds();

    @Test
    void aggregatesAreNamedByTheIdsOfTheirSubjects() {
        assertThat(subject("blacklist-7", new BlacklistCleared(ANNA))).isEqualTo("blacklist-" + id("user-7"));
        assertThat(subject("read-mark-7-8", new ReadMarkMoved(ANNA, BORIS, 3)))
                .isEqualTo("read-mark-" + id("user-7") + "-" + id("user-8"));
        assertThat(subject("group-conversation-5", new GroupConversationEnded(GroupId.of(5), 3)))
                .isEqualTo("group-conversation-" + id("group-5"));
        assertThat(subject("credential-meet-7", new PhoneHidden(ANNA))).isEqualTo("credential-meet-" + id("user-7"));
        assertThat(subject("meeting-5", new PhoneHidden(ANNA))).isEqualTo("meeting-" + id("meeting-5"));
        assertThat(subject("order-5", new PhoneHidden(ANNA))).isEqualTo("order-" + id("order-5"));
        assertThat(subject(NUMBER.aggregate(), new PhoneHidden(ANNA))).isEqualTo("number-" + id(NUMBER.aggregate()));
        assertThat(subject("limit-wrong-code-address", new PhoneHidden(ANNA))).isEqualTo("limit-wrong-code-address");
        assertThat(subject("whatever.comes/next", new PhoneHidden(ANNA)))
                .as("what nobody knows here is hidden")
                .startsWith("user-STREAM");
    }

    @Test
    void dataNamesUsersByTheirIds() {
        var data = told("blacklist-7", new UserBlocked(ANNA, BORIS)).data();

        assertThat(data.propertyStream())
                .extracting(Map.Entry::getKey, it -> it.getValue().asString())
                .containsExactly(tuple("user", id("user-7")), tuple("blockedUser", id("user-8")));
    }

    /** Whether they come in one batch or in several. */
    @Test
    void aNumberThatIsFreeAgainIsAnotherOneBehindThat() {
        var name = NUMBER.aggregate();
        log.append(
                name,
                new NumberClaimed(NUMBER, ANNA),
                new NumberReleased(NUMBER, ANNA, KEY),
                new NumberClaimed(NUMBER, BORIS));
        for (var batches : List.of(List.of(3), List.of(1, 1, 1), List.of(2, 1))) {
            var streamed = StreamExamples.streamed(new MemoryStreamIds());
            var at = 0;
            var subjects = Stream.<StreamedEvent>builder();
            for (int size : batches) {
                streamed.of(LOG, events(at, at + size)).forEach(subjects::add);
                at += size;
            }
            assertThat(subjects.build())
                    .extracting(StreamedEvent::subject)
                    .containsExactly("number-" + id(name), "number-" + id(name), "number-" + id(name, 1));
        }
    }

    @Test
    void whereManyEndTheIdsOfAllAreAskedForAtOnce() {
        for (int number = 0; number < 20; number++) {
            var id = NumberId.of(new UUID(1, number));
            log.append(id.aggregate(), new NumberClaimed(id, ANNA), new NumberReleased(id, ANNA, KEY));
        }
        assertThat(StreamExamples.streamed(ids).of(LOG, events(0, 40))).hasSize(40);
        assertThat(ids.asked).isEqualTo(1);
        log.append(NUMBER.aggregate(), new NumberReleased(NUMBER, ANNA, KEY), new NumberClaimed(NUMBER, BORIS));
        StreamExamples.streamed(ids).of(LOG, events(40, 42));
        assertThat(ids.asked).as("what is free is another one").isEqualTo(3);
    }

    /** What is cleared up behind an account is told under its id yet, which goes with the key. */
    @Test
    void anAccountEndsWithItsKey() {
        var deleted = told("user-7", new AccountDeleted(ANNA, KEY, NUMBER));
        var cleared = told("blacklist-7", new BlacklistCleared(ANNA));

        assertThat(ids.ending).containsExactly(Map.entry("user-7", KEY));
        assertThat(deleted.data().toString()).isEqualTo("{\"user\":\"%s\"}".formatted(id("user-7")));
        assertThat(cleared.subject()).isEqualTo("blacklist-" + id("user-7"));
    }

    /** Others may still do something with a user that is gone: that leads to none of the user's records. */
    @Test
    void anErasureIsTheLastThatIsToldUnderAUsersId() {
        var erased = told("user-7", new UserErased(ANNA));
        var later = told("blacklist-8", new UserUnblocked(BORIS, ANNA));

        assertThat(erased.subject()).isEqualTo("user-" + id("user-7"));
        assertThat(erased.data().toString()).isEqualTo("{\"user\":\"%s\"}".formatted(id("user-7")));
        assertThat(later.data().get("unblockedUser").asString()).isNotEqualTo(id("user-7"));
    }

    private String subject(String aggregate, Event event) {
        return told(aggregate, event).subject();
    }

    private StreamedEvent told(String aggregate, Event event) {
        var position = (int) log.append(aggregate, event);
        return StreamExamples.streamed(ids)
                .of(LOG, events(position - 1, position))
                .getFirst();
    }

    private List<LoggedEvent> events(int from, int to) {
        return Stream.iterate(from, at -> at < to, at -> at + 1)
                .map(at -> new LoggedEvent((DomainEventMessage<?>) log.after(at).getFirst(), at + 1L))
                .toList();
    }
}
