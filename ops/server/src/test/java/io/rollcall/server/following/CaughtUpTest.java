// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.following;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.log.Follower;
import io.rollcall.contracts.log.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class CaughtUpTest {

    private final FixedLog log = new FixedLog(10);
    private final At accounts = new At(Role.PROJECTION);
    private final At credentials = new At(Role.PROJECTION);
    private final At stream = new At(Role.STREAM);
    private final CaughtUp caughtUp = new CaughtUp(log, List.of(accounts, credentials, stream));

    @Test
    void isSoOnceTheSlowestReadModelHasReachedWhatTheLogHeldAtFirst() {
        assertThat(caughtUp.isSo()).isFalse();
        assertThat(caughtUp.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        accounts.position = 10;
        credentials.position = 9;
        assertThat(caughtUp.isSo()).isFalse();
        credentials.position = 10;
        assertThat(caughtUp.isSo()).isTrue();
        assertThat(caughtUp.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void whatIsWrittenLaterIsNotWaitedFor() {
        assertThat(caughtUp.goal()).isEqualTo(10);
        log.head = 1000;
        accounts.position = 10;
        credentials.position = 10;
        assertThat(caughtUp.isSo()).isTrue();
    }

    @Test
    void aStreamThatIsBehindKeepsNoDoorClosed() {
        accounts.position = 10;
        credentials.position = 10;
        stream.position = 0;
        assertThat(caughtUp.isSo()).isTrue();
    }

    @Test
    void aReadModelThatIsBuiltAnewClosesTheDoorsAgain() {
        accounts.position = 10;
        credentials.position = 10;
        assertThat(caughtUp.isSo()).isTrue();
        credentials.position = 0;
        assertThat(caughtUp.isSo()).isFalse();
    }

    @Test
    void anEmptyLogHasNothingToCatchUpWith() {
        log.head = 0;
        assertThat(caughtUp.isSo()).isTrue();
    }

    private static final class At implements Follower {

        private final Role role;
        private long position;

        private At(Role role) {
            this.role = role;
        }

        @Override
        public String name() {
            return role + "-" + hashCode();
        }

        @Override
        public Role role() {
            return role;
        }

        @Override
        public long position() {
            return position;
        }
    }
}
