// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.log.LogDatabase;
import io.rollcall.log.TestCipher;
import io.rollcall.log.codec.EventCodec;
import io.rollcall.log.codec.EventTypes.EventType;
import io.rollcall.log.codec.StoredEvent;
import io.rollcall.log.tail.LogReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What tests and benchmarks of operators take for a history is one. */
class GeneratedLogTest {

    private static final int EVENTS = 2_000;

    private final HikariDataSource source = LogDatabase.open();
    private final TestCipher cipher = new TestCipher();
    private final List<KeyId> keys = new ArrayList<>();
    private final List<KeyId> destroyed = new ArrayList<>();
    private List<StoredEvent> events = List.of();

    @BeforeEach
    void generate() throws SQLException {
        var log = new GeneratedLog(EventFamilies.types(), cipher, this::key, destroyed::add);
        log.append(source, EVENTS);
        log.erase();
        destroyed.forEach(cipher::destroy);
        events = new LogReader(source, codec()).storedAfter(0, EVENTS + 1);
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void hasEventsOfEachTypeOfEachAggregate() {
        assertThat(events).hasSize(EVENTS);
        assertThat(events.stream().map(event -> event.row().type()).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(
                        EventFamilies.types().all().map(EventType::name).toList());
    }

    @Test
    void oneUserInEightIsErased() {
        assertThat(destroyed)
                .hasSizeBetween(keys.size() / 8 - 1, keys.size() / 8 + 1)
                .isNotEmpty();
        assertThat(codec().decode(events)).hasSize(EVENTS);
    }

    @Test
    void theVersionsOfAnAggregateCountOn() {
        var next = new HashMap<String, Long>();
        for (var event : events) {
            var row = event.row();
            assertThat(row.version()).isEqualTo(next.getOrDefault(row.aggregate(), 0L));
            next.put(row.aggregate(), row.version() + 1);
        }
    }

    private EventCodec codec() {
        return new EventCodec(EventFamilies.types(), cipher, List.of());
    }

    private KeyId key() {
        var key = cipher.newKey();
        keys.add(key);
        return key;
    }
}
