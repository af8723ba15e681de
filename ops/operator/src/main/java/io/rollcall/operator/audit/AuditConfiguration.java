// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.audit;

import io.rollcall.log.subscription.LogHistory;
import io.rollcall.log.tail.LogReader;
import io.rollcall.operator.job.Jobs;
import io.rollcall.operator.proof.CheckpointTable;
import io.rollcall.operator.proof.LogKeys;
import io.rollcall.operator.proof.ProofProperties;
import io.rollcall.operator.proof.TileTable;
import io.rollcall.operator.proof.WitnessProperties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Verification and proofs, where operators are let in. */
@Configuration(value = "operatorAudit", proxyBeanMethods = false)
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
class AuditConfiguration {

    @Bean
    VerifyJob auditJob(
            LogReader log,
            LogHistory history,
            TileTable tiles,
            CheckpointTable checkpoints,
            LogKeys keys,
            ProofProperties properties) {
        return new VerifyJob(log, history, tiles, checkpoints, keys, properties);
    }

    @Bean
    VerifyAct auditAct(Jobs jobs) {
        return new VerifyAct(jobs);
    }

    @Bean
    InclusionEndpoint inclusionEndpoint(
            LogReader log, TileTable tiles, CheckpointTable checkpoints, WitnessProperties witnesses) {
        return new InclusionEndpoint(log, tiles, checkpoints, witnesses.quorum());
    }

    @Bean
    RecordedEventEndpoint recordedEventEndpoint(LogReader log, TileTable tiles) {
        return new RecordedEventEndpoint(log, tiles);
    }
}
