// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.append;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.shared.Checkpoint;
import io.rollcall.embedded.testing.TestServers;
import io.rollcall.log.Counter.Count;
import io.rollcall.log.Counter.Note;
import io.rollcall.log.LogProcess;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class HashChainTest {

    @Test
    void eachHashFollowsFromTheEventAndTheHashBefore() {
        try (var process = new LogProcess(TestServers.newDatabase())) {
            for (int i = 0; i < 5; i++) {
                process.decide(new Count("a"));
                process.decide(new Note("b", process.cipher.newKey(), "note " + i));
            }
            var head = Head.START;
            for (var event : process.reader.storedAfter(0, 100)) {
                assertThat(head.next(event.row(), event.row().digest(), event.recordedAt())
                                .hash())
                        .isEqualTo(event.hash());
                head = Head.after(event);
            }
            assertThat(head.position()).isEqualTo(10);
        }
    }

    @Test
    void aLogThatWasSetBackAndWentOnIsNotTheSame() throws SQLException {
        try (var process = new LogProcess(TestServers.newDatabase())) {
            process.decide(new Count("a"));
            process.decide(new Count("a"));
            Checkpoint seen = process.reader.checkpointAt(2).orElseThrow();
            assertThat(process.reader.holds(seen)).isTrue();
            try (var connection = process.source.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("delete from events where position = 2");
            }
            assertThat(process.reader.holds(seen)).isFalse();
        }
    }
}
