// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.tail;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.embedded.testing.TestServers;
import io.rollcall.log.Counter.Count;
import io.rollcall.log.Counter.CounterEvent.Counted;
import io.rollcall.log.LogProcess;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one reader of the log is shown. */
class TailStreamTest {

    private LogProcess process;

    @BeforeEach
    void countToThree() {
        process = new LogProcess(TestServers.newDatabase());
        for (int i = 0; i < 3; i++) {
            process.decide(new Count("a"));
        }
    }

    @AfterEach
    void stop() {
        process.close();
    }

    @Test
    void aReaderIsShownWhatItWantsAtOnce() throws Exception {
        try (var stream = process.tail.open(0)) {
            stream.only(Counted.class::equals);
            for (int count = 1; count <= 3; count++) {
                assertThat(stream.nextAvailable().getPayload()).isEqualTo(new Counted("a", count));
            }
        }
    }

    @Test
    void aReaderIsShownTheLastOfWhatItDoesNotWantSoThatItSeesHowFarItHasCome() throws Exception {
        try (var stream = process.tail.open(0)) {
            stream.only(String.class::equals);
            assertThat(stream.nextAvailable().trackingToken().position()).hasValue(3);
            assertThat(stream.peek()).isEmpty();
            process.decide(new Count("a"));
            assertThat(stream.hasNextAvailable(20, TimeUnit.SECONDS)).isTrue();
            assertThat(stream.nextAvailable().trackingToken().position()).hasValue(4);
        }
    }
}
