// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.operator.operation.OperationEnd;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A verification reads what it was asked to, and goes on where it was killed. */
class VerifyJobTest {

    private final AuditedLog audited = new AuditedLog();

    @AfterEach
    void close() {
        audited.close();
    }

    @Test
    void aLogThatIsAsItWasSealedIsSound() {
        for (var more : new int[] {1, 254, 1, 1, 256, 1_500}) {
            audited.log.with(more).sealed();
            var verdict = audited.audit();
            assertThat(verdict.path("sound").asBoolean()).as("%s", verdict).isTrue();
        }
        audited.log.with(30);
        var verdict = audited.audit(audited.withCheckpointFromOutside());
        assertThat(verdict.path("sound").asBoolean()).as("%s", verdict).isTrue();
        assertThat(verdict.path("checkpoints").asInt()).isEqualTo(7);
        assertThat(verdict.path("sealed").asLong()).isEqualTo(2_013);
        assertThat(verdict.path("to").asLong()).isEqualTo(2_043);
        assertThat(verdict.path("root").asString())
                .isEqualTo(audited.log.signedLast().root().base64());
    }

    @Test
    void aLogThatGrowsAndIsSealedAndSignedMeanwhileIsSound() {
        audited.log.with(1_000).sealed();
        audited.meanwhile = () -> audited.log.with(300).sealed();
        var verdict = audited.audit();
        assertThat(verdict.path("sound").asBoolean()).as("%s", verdict).isTrue();
        assertThat(verdict.path("to").asLong()).isEqualTo(1_000);
    }

    @Test
    void anEmptyLogIsSound() {
        assertThat(audited.audit().path("sound").asBoolean()).isTrue();
    }

    @Test
    void whatIsBehindTheEndIsRefused() {
        audited.log.with(9).sealed();
        var behind = new AuditRun(new VerifyRequest(10L, null, null, List.of()), Integer.MAX_VALUE);
        assertThat(audited.job.run(behind)).isEqualTo(OperationEnd.refused("The log ends at position 9."));
    }

    @Test
    void whatIsNotSealedYetIsHeldToTheLogsOwnHashes() {
        audited.log.with(300).sealed().with(20);
        audited.log.sql("update events set payload = 'x' where position = 310");
        assertThat(audited.audit().path("first").path("position").asLong()).isEqualTo(310);
    }

    @Test
    void aRangeIsReadAndNoMore() {
        audited.log.with(3_000).sealed();
        audited.log.sql("update events set payload = 'x' where position in (500, 2500)");
        assertThat(audited.audit(new VerifyRequest(501L, 2_499L, null, List.of()))
                        .path("sound")
                        .asBoolean())
                .isTrue();
        assertThat(audited.audit(new VerifyRequest(501L, 2_500L, null, List.of()))
                        .path("first")
                        .path("position")
                        .asLong())
                .isEqualTo(2_500);
        assertThat(audited.audit(new VerifyRequest(500L, null, null, List.of()))
                        .path("found")
                        .asLong())
                .isEqualTo(2);
    }

    @Test
    void itGoesOnWhereItWasKilledWithWhatItHadFound() {
        audited.log.with(40_000).sealed();
        audited.log.sql("update events set payload = 'x' where position in (7, 39000)");
        var run = new AuditRun(AuditedLog.ALL, 2);
        assertThatThrownBy(() -> audited.job.run(run)).hasMessage("killed");
        run.goOnElsewhere();
        audited.job.run(run);
        assertThat(run.done()).isEqualTo(2 * 16 * 1_024);
        assertThat(run.shown().path("found").asLong()).isEqualTo(2);
        assertThat(run.shown().path("first").path("position").asLong()).isEqualTo(7);
    }

    @Test
    void whatIsFoundIsBounded() {
        audited.log.with(1_000).sealed();
        audited.log.sql("update events set payload = 'x'");
        var verdict = audited.audit();
        assertThat(verdict.path("found").asLong()).isEqualTo(1_000);
        assertThat(verdict.path("findings").size()).isEqualTo(Findings.KEPT);
        assertThat(verdict.path("first").path("position").asLong()).isEqualTo(1);
    }
}
