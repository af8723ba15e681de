// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.append;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.embedded.testing.TestServers;
import io.rollcall.log.Counter.Count;
import io.rollcall.log.Counter.CountUnlessOther;
import io.rollcall.log.Counter.Look;
import io.rollcall.log.CuttingProxy;
import io.rollcall.log.CuttingProxy.Cut;
import io.rollcall.log.LogProcess;
import io.rollcall.log.aggregate.CommandResult;
import java.net.URI;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The writer's connection is lost around an append, while another process writes too. */
class LostConnectionTest {

    private CuttingProxy network;
    private LogProcess process;
    private LogProcess other;

    @BeforeEach
    void start() throws Exception {
        var database = TestServers.newDatabase();
        var direct = URI.create(database.jdbcUrl().substring("jdbc:".length()));
        network = new CuttingProxy(direct.getPort());
        var through = database.jdbcUrl().replace(":" + direct.getPort(), ":" + network.port());
        other = new LogProcess(database);
        process = new LogProcess(
                database, () -> DriverManager.getConnection(through, database.user(), database.password()));
    }

    @AfterEach
    void stop() throws Exception {
        process.close();
        other.close();
        network.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Cut.class,
            names = {"BEFORE_ARRIVAL", "BEFORE_ANSWER"})
    void whatWasSentAgainIsThereOnce(Cut cut) {
        process.decide(new Count("counter"));
        for (int expected = 2; expected <= 12; expected++) {
            network.arm(cut);
            assertThat(process.<Integer>decide(new Count("counter"))).isEqualTo(expected);
            assertThat(network.isArmed()).isFalse();
        }
        assertThat(process.tail.head()).isEqualTo(12);
        assertThat(other.<Integer>decide(new Look("counter"))).isEqualTo(12);
    }

    @Test
    void manyUnitsAtOnceAreEachThereOnceThoughAnotherProcessWritesMeanwhile() {
        var answers = new ArrayList<CompletableFuture<CommandResult<Integer>>>();
        for (int i = 0; i < 200; i++) {
            if (i % 20 == 0) {
                network.arm(i % 40 == 0 ? Cut.BEFORE_ANSWER : Cut.BEFORE_ARRIVAL);
            }
            answers.add(process.send(new Count("mine-" + i)));
            other.decide(new Count("theirs"));
        }
        var positions = answers.stream().map(answer -> answer.join().position()).toList();
        assertThat(positions).doesNotHaveDuplicates();
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().result()).isOne());
        assertThat(process.tail.head()).isEqualTo(400);
    }

    @Test
    void anAppendThatWentInIsNotTakenForRefusedWhenWhatItReadHasChangedSince() {
        other.decide(new Look("free"));
        for (int i = 0; i < 10; i++) {
            var mine = "mine-" + i;
            var read = "read-" + i;
            network.arm(Cut.BEFORE_ANSWER);
            var answer = process.<Integer>send(new CountUnlessOther(mine, read));
            other.decide(new Count(read));
            // Either order is right; both at once, or twice the same, is not.
            var counted = answer.join().result();
            assertThat(List.of(-1, 1)).contains(counted);
            assertThat(other.<Integer>decide(new Look(mine))).isEqualTo(Math.max(0, counted));
        }
    }
}
