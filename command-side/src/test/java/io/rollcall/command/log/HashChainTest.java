// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.command.log.Counter.Count;
import io.rollcall.command.log.Counter.Note;
import io.rollcall.contracts.log.Checkpoint;
import io.rollcall.embedded.testing.TestServers;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HashChainTest {

    @TempDir
    Path folder;

    @Test
    void eachHashFollowsFromTheEventAndTheHashBefore() {
        try (var process = new LogProcess(TestServers.newDatabase(), folder.resolve("ring"))) {
            for (int i = 0; i < 5; i++) {
                process.decide(new Count("a"));
                process.decide(new Note("b", process.privacy.keys().take(), "note " + i));
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
        try (var process = new LogProcess(TestServers.newDatabase(), folder.resolve("ring"))) {
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
