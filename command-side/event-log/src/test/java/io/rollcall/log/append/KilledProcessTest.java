// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.append;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.embedded.testing.TestServers;
import io.rollcall.log.ChildJvm;
import io.rollcall.log.Counter.Count;
import io.rollcall.log.Counter.CounterEvent.Noted;
import io.rollcall.log.KilledProcess;
import io.rollcall.log.KilledProcess.Point;
import io.rollcall.log.LogProcess;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What another process finds after one is gone in the middle of a command. */
class KilledProcessTest {

    @ParameterizedTest
    @EnumSource
    void whatWasAcknowledgedIsThereAndNothingIsHalf(Point point) throws Exception {
        var database = TestServers.newDatabase();
        var child = ChildJvm.start(KilledProcess.class, database, point.name());
        var said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isEqualTo(137);
        assertThat(said).contains("acknowledged");

        try (var next = new LogProcess(database)) {
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
