// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.operator.access.Operator;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorRole;
import io.rollcall.operator.access.Problem;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.http.HttpHeaders;

/** One event: masked for everybody, opened for an auditor once that is on record. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventEndpointTest {

    private final TestHistory history = new TestHistory();

    @BeforeAll
    void fill() throws SQLException {
        history.with(1_000);
    }

    @AfterAll
    void close() {
        history.close();
    }

    private EventView event(String type, List<String> told, boolean unmasks) {
        var position = history.everything().stream()
                .filter(it -> it.row().type().equals(type))
                .toList()
                .getLast()
                .position();
        return event(position, told, unmasks);
    }

    private EventView event(long position, List<String> told, boolean unmasks) {
        var opening = new EventUnmasking(history.shapes, history.masking, history.cipher);
        var endpoint = new EventEndpoint(history.log, history.events, opening, (request, what) -> {
            told.add(what);
            return unmasks;
        });
        var request = new OperatorRequest(
                new Operator("a", OperatorRole.AUDITOR),
                Map.of("position", Long.toString(position)),
                Map.of(),
                new HttpHeaders(),
                new byte[0]);
        return (EventView) Objects.requireNonNull(endpoint.handle(request).body());
    }

    @Test
    void isMasked() {
        assertThat(event("user.registered", new ArrayList<>(), false).data().get("name"))
                .isEqualTo(EventMasking.masked());
    }

    @Test
    void isOpenedOnceThatIsOnRecord() {
        var told = new ArrayList<String>();
        var seen = event("user.registered", told, true);
        assertThat(seen.data().get("name").asString()).isEqualTo("Ada");
        assertThat(told).containsExactly("position " + seen.position());
    }

    @Test
    void secretsAndHashesOfPasswordsAreOpenedToNobody() {
        assertThat(event("password.chosen", new ArrayList<>(), true).data().get("hash"))
                .isEqualTo(EventMasking.masked());
        assertThat(event("credential.token-issued", new ArrayList<>(), true)
                        .data()
                        .get("token"))
                .isEqualTo(EventMasking.masked());
    }

    @Test
    void whatIsErasedStaysErased() {
        var gone = history.everything().stream()
                .filter(it -> it.row().type().equals("user.registered"))
                .filter(it -> history.masking
                        .key(it)
                        .filter(history.destroyed::contains)
                        .isPresent())
                .findFirst()
                .orElseThrow()
                .position();
        for (var unmasks : List.of(false, true)) {
            assertThat(event(gone, new ArrayList<>(), unmasks).data().get("name"))
                    .isEqualTo(EventMasking.erased());
        }
    }

    @Test
    void whereThereIsNoneNothingIsRecorded() {
        var told = new ArrayList<String>();
        assertThatThrownBy(() -> event(999_999, told, true)).isInstanceOf(Problem.class);
        assertThat(told).isEmpty();
    }
}
