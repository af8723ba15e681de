// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rollcall.contracts.blacklist.BlacklistCommand.BlockUser;
import io.rollcall.contracts.blacklist.BlacklistResult;
import io.rollcall.contracts.order.OrderCommand;
import io.rollcall.contracts.order.OrderResult;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.embedded.testing.TestServers;
import io.rollcall.log.Counter;
import io.rollcall.log.Counter.Count;
import io.rollcall.log.Counter.Look;
import io.rollcall.log.Counter.Refuse;
import io.rollcall.log.LogProcess;
import org.junit.jupiter.api.Test;

class LogMetersTest {

    @Test
    void countsWhatTwoProcessesDoToOneLog() {
        var database = TestServers.newDatabase();
        try (var one = new LogProcess(database);
                var other = new LogProcess(database)) {
            one.decide(new Count("a"));
            one.decide(new Look("a"));
            other.decide(new Count("a")); // it has not looked at the log's end since one wrote there
            one.decide(new Count("a"));
            assertThatThrownBy(() -> one.decide(new Refuse("a"))).isInstanceOf(Counter.Refused.class);

            assertThat(commands(one, "count", "written", "answered")).isEqualTo(2);
            assertThat(commands(one, "look", "unchanged", "answered")).isEqualTo(1);
            assertThat(commands(one, "refuse", "failed", "refused")).isEqualTo(1);
            assertThat(counter(one, "rollcall.log.events")).isEqualTo(2);
            assertThat(one.meters.get("rollcall.log.append").timer().count()).isEqualTo(2);
            assertThat(one.meters.get("rollcall.log.batch").summary().totalAmount())
                    .isEqualTo(2);
            assertThat(counter(one, "rollcall.log.confirmations")).isEqualTo(2);
            assertThat(counter(other, "rollcall.log.events")).isEqualTo(1);
            assertThat(clashes(other, "version")).isEqualTo(0);
        }
    }

    @Test
    void aTakenPositionAndAnOutdatedAggregateAreClashes() {
        var database = TestServers.newDatabase();
        try (var one = new LogProcess(database);
                var other = new LogProcess(database)) {
            one.decide(new Count("a"));
            other.decide(new Count("a"));
            one.decide(new Count("b")); // its writer still takes its own event for the last one
            assertThat(clashes(one, "position")).isEqualTo(1);
            assertThat(commands(one, "count", "written", "answered")).isEqualTo(2);
        }
    }

    @Test
    void aResultIsNamedByItsConstantOrItsClassAndByNothingThatIsInIt() {
        var registry = new SimpleMeterRegistry();
        var meters = new LogMeters(registry);
        meters.decided(new BlockUser(new UserId(4_711), new UserId(4_711)), false, BlacklistResult.YOURSELF);
        meters.decided(new OrderCommand.CompleteOrder(null, null), true, new OrderResult.Done(new UserId(4_711)));
        meters.decided(new Look("somebody's"), false, "somebody@example.org");
        meters.failed(new Look("somebody's"), new LogUnavailable("somebody@example.org", null));
        assertThat(registry.getMeters().toString()).doesNotContain("somebody", "4711");
        assertThat(registry.get("rollcall.commands")
                        .tags("command", "block-user", "outcome", "unchanged", "result", "yourself")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("rollcall.commands")
                        .tags("command", "complete-order", "outcome", "written", "result", "done")
                        .counters())
                .hasSize(1);
        assertThat(registry.get("rollcall.commands")
                        .tags("command", "look", "outcome", "unavailable", "result", "log-unavailable")
                        .counters())
                .hasSize(1);
    }

    private static double commands(LogProcess process, String command, String outcome, String result) {
        return process.meters
                .get("rollcall.commands")
                .tags("command", command, "outcome", outcome, "result", result)
                .counter()
                .count();
    }

    private static double counter(LogProcess process, String name) {
        return process.meters.get(name).counter().count();
    }

    private static double clashes(LogProcess process, String kind) {
        return process.meters
                .get("rollcall.log.clashes")
                .tag("kind", kind)
                .counter()
                .count();
    }
}
