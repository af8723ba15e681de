// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.timetravel;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.shared.Event;
import io.rollcall.log.GoldenEvents;
import io.rollcall.log.aggregate.KeptStates;
import io.rollcall.log.aggregate.Snapshotted;
import io.rollcall.projection.shared.EveryDocument;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.json.JSONException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.skyscreamer.jsonassert.JSONAssert;

/** Snapshots of each type of aggregate that there are some of, to which everything has happened that it knows. */
class SnapshottedAggregatesTest {

    private static final List<Event> EVENTS = GoldenEvents.of(EveryDocument.types());
    private static final List<Event> ERASED = GoldenEvents.erased(EveryDocument.types());

    static List<Class<?>> snapshotted() {
        return EveryAggregate.classes().stream()
                .filter(type -> type.isAnnotationPresent(Snapshotted.class))
                .toList();
    }

    /** Their histories end soon, or are kept short by limits; or they hold a secret, or the hash of what is sealed. */
    @Test
    void allHaveSomeButThese() {
        assertThat(EveryAggregate.classes().stream()
                        .filter(type -> !type.isAnnotationPresent(Snapshotted.class))
                        .map(Class::getSimpleName))
                .containsExactlyInAnyOrder(
                        "Credential",
                        "EmailVerification",
                        "GroupName",
                        "InviteCode",
                        "LoginName",
                        "Meeting",
                        "Operation",
                        "Password",
                        "PhoneNumber",
                        "Recovery",
                        "Session");
    }

    /** Wherever the snapshot was taken. */
    @ParameterizedTest
    @MethodSource("snapshotted")
    void goesOnFromOneAsFromItsFirstEvent(Class<?> type) throws JSONException {
        var states = states(type);
        var story = story(type, EVENTS);
        var whole = states.after(null, story);
        assertSame(states.again(whole), whole);
        for (int taken = 1; taken < story.size(); taken++) {
            var kept = states.after(null, story.subList(0, taken));
            assertSame(states.again(kept), kept);
            assertSame(states.after(kept, story.subList(taken, story.size())), whole);
        }
    }

    /** So an erasure has nothing to do with them. */
    @ParameterizedTest
    @MethodSource("snapshotted")
    void holdsNothingThatIsSealed(Class<?> type) throws JSONException {
        var states = states(type);
        assertSame(states.after(null, story(type, ERASED)), states.after(null, story(type, EVENTS)));
    }

    private static void assertSame(String state, String expected) throws JSONException {
        JSONAssert.assertEquals(expected, state, false); // sets have no order
        JSONAssert.assertEquals(state, expected, false);
    }

    private static KeptStates states(Class<?> type) {
        return KeptStates.of(type, EveryAggregate.nothing(), EveryAggregate.handlers());
    }

    private static List<DomainEventMessage<?>> story(Class<?> type, List<Event> events) {
        return WrittenLog.messages(type.getSimpleName(), type.getSimpleName(), EveryAggregate.story(type, events));
    }
}
