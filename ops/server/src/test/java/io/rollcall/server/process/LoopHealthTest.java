// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.process.Heartbeat;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class LoopHealthTest {

    private final LoopHealth health = new LoopHealth();

    @Test
    void isDownAndNamesTheLoopThatGivesNoSignOfLife() {
        var loop = Heartbeat.within("silent", Duration.ZERO);
        try {
            assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.health().getDetails()).containsKey("silent");
        } finally {
            loop.end();
        }
        assertThat(health.health().getDetails()).doesNotContainKey("silent");
    }
}
