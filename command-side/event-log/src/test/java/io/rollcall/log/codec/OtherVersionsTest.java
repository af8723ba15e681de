// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.contracts.shared.Event;
import io.rollcall.embedded.testing.TestServers;
import io.rollcall.log.Counter.Count;
import io.rollcall.log.Counter.CounterEvent;
import io.rollcall.log.Counter.CounterEvent.Counted;
import io.rollcall.log.Counter.CounterEvent.Noted;
import io.rollcall.log.Counter.Look;
import io.rollcall.log.Counter.Note;
import io.rollcall.log.LogProcess;
import io.rollcall.log.append.LogUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.Message;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Processes of several versions over one log. The older one does not know that notes are taken; the latest has them
 * read as two counts.
 */
@ResourceLock("OtherVersionsTest") // its tests in turn
class OtherVersionsTest {

    private static LogProcess older;
    private static LogProcess newer;
    private static LogProcess latest;
    private static LogProcess dropping;

    private static final Upcaster NOTES_ARE_TWO_COUNTS = new Upcaster() {
        @Override
        public List<EventSchema> takes() {
            return List.of(new EventSchema("counter.noted", "1", List.of("text"), "key"));
        }

        @Override
        public List<IntermediateEvent> upcast(IntermediateEvent event) {
            return List.of(counted(event, 5), counted(event, 6));
        }

        private IntermediateEvent counted(IntermediateEvent event, int count) {
            var components = event.components().objectNode();
            components.set("counter", event.components().get("counter"));
            return new IntermediateEvent("counter.counted", "1", components.put("count", count));
        }
    };

    private static final Upcaster NOTES_ARE_NOTHING = new Upcaster() {
        @Override
        public List<EventSchema> takes() {
            return NOTES_ARE_TWO_COUNTS.takes();
        }

        @Override
        public List<IntermediateEvent> upcast(IntermediateEvent event) {
            return List.of();
        }
    };

    @BeforeAll
    static void start() {
        var database = TestServers.newDatabase();
        var counts = EventTypes.of(List.of(Counted.class));
        var all = EventTypes.of(List.of(CounterEvent.class));
        older = new LogProcess(database, counts, List.of());
        newer = new LogProcess(database, all, List.of());
        latest = new LogProcess(database, counts, List.of(NOTES_ARE_TWO_COUNTS));
        dropping = new LogProcess(database, counts, List.of(NOTES_ARE_NOTHING));
    }

    @AfterAll
    static void stop() {
        List.of(dropping, latest, newer, older).forEach(LogProcess::close);
    }

    @Test
    void anOlderProcessSeesThatSomethingHasHappenedAndGoesOn() throws Exception {
        var before = older.tail.head();
        note("seen");
        newer.decide(new Count("other"));
        assertThat(older.<Integer>decide(new Count("other"))).isEqualTo(2);

        var events = follow(older, before, 3);
        assertThat(events.getFirst()).isInstanceOfSatisfying(UnknownEvent.class, unknown -> {
            assertThat(unknown.type()).isEqualTo("counter.noted");
            assertThat(unknown.kin()).containsExactlyInAnyOrder(Counted.class, Event.class);
            assertThat(new String(unknown.payload())).contains("seen").doesNotContain("secret");
            assertThat(unknown.toString()).isEqualTo("counter.noted (revision 1)");
        });
        assertThat(events.subList(1, 3)).hasOnlyElementsOfType(Counted.class);
        assertThat(older.tail.checkpointAt(before + 3)).isEqualTo(newer.tail.checkpointAt(before + 3));
    }

    @Test
    void whatItCannotReadConcernsWhoeverTakesEventsOfItsFamilyOrAll() throws Exception {
        var before = older.tail.head();
        note("concerned");
        follow(older, before, 1);
        var at = older.tail.position();
        assertThat(older.tail.lastOf(Counted.class::equals, at)).hasValue(at);
        assertThat(older.tail.lastOf(Event.class::equals, at)).hasValue(at);
        assertThat(older.tail.lastOf(Noted.class::equals, at).orElseThrow()).isLessThan(at);
    }

    @Test
    void anAggregateThatItCannotReadTakesNoCommandFromIt() throws Exception {
        older.decide(new Count("refused")); // it is cached there
        var before = older.tail.head();
        note("refused");
        follow(older, before, 1);
        for (int again = 0; again < 2; again++) {
            assertThatThrownBy(() -> older.decide(new Count("refused"))).isInstanceOf(LogUnavailable.class);
        }
        assertThat(newer.<Integer>decide(new Count("refused"))).isEqualTo(2);
    }

    @Test
    void whatIsReadAsTwoIsOneInTheLog() throws Exception {
        newer.decide(new Count("two"));
        var before = newer.tail.head();
        note("two");
        assertThat(newer.<Integer>decide(new Look("two"))).isEqualTo(1);
        assertThat(latest.<Integer>decide(new Look("two"))).isEqualTo(6);
        assertThat(latest.<Integer>decide(new Count("two"))).isEqualTo(7);

        var read = messages(latest, before, 3);
        assertThat(read.stream().<Object>map(Message::getPayload))
                .containsExactly(new Counted("two", 5), new Counted("two", 6), new Counted("two", 7));
        assertThat(read.stream()
                        .map(message -> message.trackingToken().position().orElseThrow()))
                .containsExactly(before + 1, before + 1, before + 2);
        assertThat(read.stream().map(Message::getIdentifier)).doesNotHaveDuplicates();
        assertThat(newer.<Integer>decide(new Count("two"))).isEqualTo(8);
    }

    @Test
    void whatIsReadAsNothingIsCountedAmongTheVersionsAllTheSame() throws Exception {
        newer.decide(new Count("dropped"));
        var before = newer.tail.head();
        note("dropped"); // the last of its aggregate
        assertThat(dropping.<Integer>decide(new Count("dropped"))).isEqualTo(2);
        assertThat(newer.<Integer>decide(new Count("dropped"))).isEqualTo(3);
        assertThat(follow(dropping, before, 3))
                .containsExactly(
                        new DroppedEvent("counter.noted", "1"), new Counted("dropped", 2), new Counted("dropped", 3));
    }

    private static void note(String counter) {
        newer.decide(new Note(counter, newer.cipher.newKey(), "secret"));
    }

    private static List<Object> follow(LogProcess process, long after, int many) throws Exception {
        return messages(process, after, many).stream()
                .<Object>map(Message::getPayload)
                .toList();
    }

    private static List<TrackedEventMessage<?>> messages(LogProcess process, long after, int many) throws Exception {
        var events = new ArrayList<TrackedEventMessage<?>>();
        try (var stream = process.tail.open(after)) {
            while (events.size() < many) {
                assertThat(stream.hasNextAvailable(20, TimeUnit.SECONDS)).isTrue();
                events.add(stream.nextAvailable());
            }
        }
        return events;
    }
}
