// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.command.log.Counter.Count;
import io.rollcall.command.log.Counter.CounterEvent.Noted;
import io.rollcall.command.log.KilledProcess.Point;
import io.rollcall.embedded.testing.TestServers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What another process finds after one is gone in the middle of a command. */
class KilledProcessTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void whatWasAcknowledgedIsThereAndNothingIsHalf(Point point) throws Exception {
        var database = TestServers.newDatabase();
        var child = ChildJvm.start(KilledProcess.class, database, folder.resolve("ring"), point.name());
        var said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isEqualTo(137);
        assertThat(said).contains("acknowledged");

        try (var next = new LogProcess(database, folder.resolve("ring"))) {
            var first = next.reader.ofAggregate("first", 0);
            assertThat(((Noted) first.getFirst().getPayload()).text()).isEqualTo("stays");
            var second = next.reader.ofAggregate("second", 0);
            assertThat(second).hasSize(point == Point.COMMITTED_NOT_ANSWERED ? 1 : 0);
            assertThat(second)
                    .allSatisfy(event ->
                            assertThat(((Noted) event.getPayload()).text()).isEqualTo("is open"));
            assertThat(next.tail.head()).isEqualTo(1 + second.size());
            assertThat(next.<Integer>decide(new Count("second"))).isOne();
        }
    }
}
