// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.export.EventLines;
import io.rollcall.log.LogDatabase;
import io.rollcall.log.TestCipher;
import io.rollcall.log.codec.EventCodec;
import io.rollcall.log.tail.LogReader;
import io.rollcall.operator.access.Operator;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorRole;
import io.rollcall.operator.access.Problem;
import io.rollcall.operator.testing.EventFamilies;
import io.rollcall.operator.testing.GeneratedLog;
import io.rollcall.proof.leaf.RecordedEvent;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.http.HttpHeaders;

/** Events leave as they are stored, some thousands at a time, for auditors and operators. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoredEventsEndpointTest {

    private static final int EVENTS = 3_000;

    private final HikariDataSource source = LogDatabase.open();
    private final TestCipher cipher = new TestCipher();
    private final LogReader log = new LogReader(source, new EventCodec(EventFamilies.types(), cipher, List.of()));
    private final StoredEventsEndpoint endpoint = new StoredEventsEndpoint(log);

    @BeforeAll
    void fill() throws Exception {
        new GeneratedLog(EventFamilies.types(), cipher, cipher::newKey, cipher::destroy).append(source, EVENTS);
    }

    @AfterAll
    void close() {
        source.close();
    }

    @Test
    void allOfThemAsTheyAreStored() throws Exception {
        var events = answered(Map.of());
        var stored = log.storedAfter(0, EVENTS);
        assertThat(events).hasSize(EVENTS);
        for (int i = 0; i < EVENTS; i++) {
            assertThat(events.get(i).position()).isEqualTo(stored.get(i).position());
            assertThat(events.get(i).payload()).isEqualTo(stored.get(i).row().payload());
            assertThat(events.get(i).metadata()).isEqualTo(stored.get(i).row().metadata());
            assertThat(events.get(i).recordedAt()).isEqualTo(stored.get(i).recordedAt());
        }
    }

    @Test
    void soManyBehindAPosition() throws Exception {
        assertThat(answered(Map.of("after", List.of("1990"), "most", List.of("20"))))
                .extracting(RecordedEvent::position)
                .hasSize(20)
                .startsWith(1_991L)
                .endsWith(2_010L);
        assertThat(answered(Map.of("after", List.of("2999")))).hasSize(1);
    }

    @Test
    void behindTheEndThereIsNothingAndWhatIsTooMuchIsRefused() {
        assertThatThrownBy(() -> answered(Map.of("after", List.of("3000")))).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> answered(Map.of("most", List.of("8193")))).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> answered(Map.of("most", List.of("0")))).isInstanceOf(Problem.class);
        assertThat(endpoint.route().roles()).containsExactlyInAnyOrder(OperatorRole.AUDITOR, OperatorRole.OPERATOR);
    }

    private List<RecordedEvent> answered(Map<String, List<String>> query) throws Exception {
        var request = new OperatorRequest(
                new Operator("a", OperatorRole.AUDITOR), Map.of(), query, new HttpHeaders(), new byte[0]);
        var body = (byte[]) Objects.requireNonNull(endpoint.handle(request).body());
        var events = new ArrayList<RecordedEvent>();
        try (var lines = new EventLines(new ByteArrayInputStream(body))) {
            for (var event = lines.next(); event != null; event = lines.next()) {
                events.add(event);
            }
        }
        return events;
    }
}
