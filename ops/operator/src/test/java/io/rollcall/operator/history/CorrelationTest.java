// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.rollcall.operator.access.Operator;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorRole;
import io.rollcall.operator.access.Problem;
import io.rollcall.operator.history.CorrelationEndpoint.Correlation;
import io.rollcall.projection.stream.RecordPlaces.Found;
import io.rollcall.projection.stream.RecordPlaces.Place;
import io.rollcall.stream.StreamTopics;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.http.HttpHeaders;

/** What came of a command: its events, what left the process for them, and the commands of policies. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorrelationTest {

    private static final String FIRST = "00000000-0000-0009-0000-000000000004";

    private final TestHistory history = new TestHistory();

    @BeforeAll
    void fill() throws SQLException {
        history.with(200);
    }

    @AfterAll
    void close() {
        history.close();
    }

    private Correlation tree(String id) {
        var endpoint = new CorrelationEndpoint(
                history.search,
                history.events,
                positions -> List.of(new EventMessages.Message(5, "sms", "sms.5", "waiting", null)),
                StreamTopics.of("rollcall"),
                asked -> new Found(Map.of(4L, new Place(2, 17L)), false));
        var request = new OperatorRequest(
                new Operator("v", OperatorRole.VIEWER), Map.of("id", id), Map.of(), new HttpHeaders(), new byte[0]);
        return (Correlation) Objects.requireNonNull(endpoint.handle(request).body());
    }

    @Test
    void isATree() {
        var tree = tree(FIRST);
        assertThat(tree.truncated()).isFalse();
        assertThat(tree.roots()).extracting(Cause::name).containsExactly("Ask");
        var event = tree.roots().getFirst().children().getFirst();
        assertThat(event.position()).isEqualTo(4);
        assertThat(event.children()).extracting(Cause::kind).containsExactly("record", "command");
        assertThat(event.children().getFirst())
                .extracting(Cause::state, Cause::partition, Cause::offset)
                .containsExactly("told", 2, 17L);
        var followed = event.children().getLast();
        assertThat(followed.name()).isEqualTo("Follow");
        assertThat(followed.children().getFirst().position()).isEqualTo(5);
        assertThat(followed.children().getFirst().children())
                .extracting(Cause::kind, Cause::name, Cause::state)
                .contains(tuple("message", "sms", "waiting"), tuple("record", "rollcall.events", "unknown"));
    }

    @Test
    void aCommandOfAPolicyHasItsOwn() {
        assertThat(tree("00000000-0000-0009-0000-000000000005").roots())
                .extracting(Cause::name)
                .containsExactly("Follow");
    }

    @Test
    void ofEventsThatDoNotTellItTheCommandIsUnknown() throws SQLException {
        try (var old = new TestHistory().with(10)) {
            old.jdbc
                    .sql("update events set metadata = convert_to(replace(replace(convert_from(metadata, 'UTF8'),"
                            + " '\"command\"', '\"x\"'), '\"cause\"', '\"y\"'), 'UTF8')")
                    .update();
            var stored = old.log.storedAt(List.of(4L, 5L, 6L));
            var roots = new CorrelationTree("topic", List.of(), new Found(Map.of(), true))
                    .roots(stored, old.events.of(stored));
            assertThat(roots).extracting(Cause::name).containsExactly(CorrelationTree.UNKNOWN);
            assertThat(roots.getFirst().children())
                    .as("its event, and what followed")
                    .hasSize(3);
        }
    }

    @Test
    void ofNothingIsNotFound() {
        assertThatThrownBy(() -> tree("nowhere")).isInstanceOf(Problem.class);
    }
}
