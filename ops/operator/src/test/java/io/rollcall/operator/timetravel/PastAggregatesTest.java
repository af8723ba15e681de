// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.timetravel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.contracts.shared.Event;
import io.rollcall.log.GoldenEvents;
import io.rollcall.operator.access.Problem;
import io.rollcall.projection.shared.EveryDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One aggregate of each type, to which everything has happened that it knows. */
class PastAggregatesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<Event> EVENTS = GoldenEvents.of(EveryDocument.types());
    private static final Map<String, Long> FIRST = new TreeMap<>();
    private static final Map<String, List<Event>> STORIES = new TreeMap<>();
    private static WrittenLog log;
    private static PastAggregates aggregates;

    @BeforeAll
    static void write() {
        log = WrittenLog.open(EveryDocument.types());
        for (var type : EveryAggregate.classes()) {
            var name = type.getSimpleName();
            STORIES.put(name, EveryAggregate.story(type, EVENTS));
            FIRST.put(name, log.head() + 1);
            log.append(name, name, STORIES.get(name));
        }
        aggregates = new PastAggregates(log.reader(), EveryAggregate.types());
    }

    @AfterAll
    static void close() {
        log.close();
    }

    @Test
    void isAsItWasAfterEachOfItsEvents() {
        assertThat(FIRST).hasSizeGreaterThan(20).allSatisfy((type, first) -> {
            for (int events = 1; events <= STORIES.get(type).size(); events++) {
                var at = first + events - 1;
                var then = aggregates.at(type, at).orElseThrow();
                assertThat(then.position()).isEqualTo(at);
                assertThat(then.version()).isEqualTo(events - 1);
                assertThat(then.type()).isEqualTo(type);
                assertThat(then.state()).isEqualTo(MaskedState.of(replayed(type, events)));
            }
            assertThat(aggregates.at(type, first - 1)).isEmpty();
        });
    }

    @Test
    void showsNothingSecretOrPersonalOfAnyType() {
        var texts = GoldenTexts.all(EVENTS);
        assertThat(texts).hasSizeGreaterThan(20);
        assertThat(states()).allSatisfy((type, state) -> {
            state.remove("id"); // the one that was asked for
            assertThat(shown(JSON.valueToTree(state))).as(type).doesNotContainAnyElementsOf(texts);
        });
    }

    /** A field that is added to an aggregate is masked, unless it is one of these. */
    @Test
    void showsOnlyNumbersFlagsTimesWordsOfOursAndRandomIds() {
        var states = states();
        states.forEach((type, state) -> {
            state.remove("id");
            assertThat(shown(JSON.valueToTree(state)))
                    .as(type)
                    .allMatch(text ->
                            text.matches("[0-9-]{10}T[0-9:.]+Z|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Za-z_]+"));
        });
        assertThat(states.get("Meeting")).containsEntry("hash_of_title", Masked.VALUE);
        assertThat(states.get("Password")).containsEntry("hash", Masked.VALUE);
        assertThat(states.get("User")).containsEntry("avatar", Masked.VALUE).containsEntry("gone", true);
    }

    @Test
    void tellsTheEventsBetween() {
        var first = FIRST.get("Meeting");
        assertThat(aggregates.between("Meeting", first, first + 5, 3))
                .extracting(PastAggregates::positionOf)
                .containsExactly(first + 1, first + 2, first + 3);
    }

    @Test
    void aTypeOfANewerVersionIsAskedForElsewhere() {
        log.append("Later", "Later", EVENTS.subList(0, 1));
        assertThatThrownBy(() -> aggregates.at("Later", log.head()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("newer");
    }

    /** After each event, as far as it has a value. */
    private static Map<String, Map<String, Object>> states() {
        var states = new TreeMap<String, Map<String, Object>>();
        FIRST.keySet().forEach(type -> {
            var all = new TreeMap<String, Object>();
            for (int events = 1; events <= STORIES.get(type).size(); events++) {
                MaskedState.of(replayed(type, events)).forEach((name, value) -> {
                    if (value != null && !List.of().equals(value)) {
                        all.put(name, value);
                    }
                });
            }
            states.put(type, all);
        });
        return states;
    }

    private static Object replayed(String type, int events) {
        var story = STORIES.get(type).subList(0, events);
        return EveryAggregate.types().replayed(type, WrittenLog.messages(type, type, story).stream());
    }

    private static List<String> shown(JsonNode node) {
        var texts = new ArrayList<String>();
        if (node.isString()) {
            texts.add(node.asString());
        }
        node.valueStream().forEach(each -> texts.addAll(shown(each)));
        return texts;
    }
}
