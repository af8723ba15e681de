// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.command.log.Counter.Count;
import io.rollcall.command.log.Counter.Look;
import io.rollcall.contracts.log.Checkpoint;
import io.rollcall.embedded.testing.TestServers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While a process runs, its database is restored, or a standby takes over that lacks the newest events. */
class OtherHistoryTest {

    @TempDir
    Path folder;

    private LogProcess process;
    private Checkpoint lost;

    @BeforeEach
    void countToFive() {
        process = new LogProcess(TestServers.newDatabase(), folder.resolve("ring"));
        for (int i = 0; i < 5; i++) {
            process.decide(new Count("a"));
        }
        lost = process.tail.checkpointAt(5).orElseThrow();
    }

    @AfterEach
    void stop() {
        process.close();
    }

    @Test
    void theNextCommandIsDecidedOnWhatIsThereAndFollowsFromIt() throws Exception {
        lose();
        assertThat(process.<Integer>decide(new Count("a"))).isEqualTo(4);
        assertThat(process.<Integer>decide(new Look("a"))).isEqualTo(4);
        var end = Head.START;
        for (var event : process.reader.storedAfter(0, 100)) {
            var link = end.next(event.row(), event.row().digest(), event.recordedAt());
            assertThat(link.position()).isEqualTo(event.position());
            assertThat(link.hash()).isEqualTo(event.hash());
            end = Head.after(event);
        }
        assertThat(end.position()).isEqualTo(4);
    }

    @Test
    void whoeverFollowsIsToldAndFindsThatItsPlaceIsGone() throws Exception {
        try (var stream = process.tail.open(5)) {
            lose();
            assertThatThrownBy(() -> stream.hasNextAvailable(10, TimeUnit.SECONDS))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(process.tail.holds(lost)).isFalse();
        process.decide(new Count("a"));
        try (var stream = process.tail.open(3)) {
            assertThat(stream.nextAvailable().getPayload()).isEqualTo(new Counter.CounterEvent.Counted("a", 4));
        }
    }

    @Test
    void aFollowerIsToldTooWhenAsManyEventsAreThereAgain() throws Exception {
        try (var stream = process.tail.open(5)) {
            lose();
            for (int i = 0; i < 3; i++) {
                process.decide(new Count("b"));
            }
            assertThatThrownBy(() -> stream.hasNextAvailable(10, TimeUnit.SECONDS))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private void lose() throws SQLException {
        try (var connection = process.source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("delete from events where position > 3");
        }
    }
}
