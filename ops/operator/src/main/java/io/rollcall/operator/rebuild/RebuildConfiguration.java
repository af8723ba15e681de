// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.rebuild;

import io.rollcall.log.subscription.LogHistory;
import io.rollcall.log.tail.LogReader;
import io.rollcall.operator.history.UserEvents;
import io.rollcall.operator.job.Jobs;
import io.rollcall.projection.shared.GenerationPurpose;
import io.rollcall.projection.shared.ParkedRegister;
import io.rollcall.projection.shared.PartRebuilds;
import io.rollcall.projection.shared.Rebuilds;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Four acts, the jobs that do them, and what a verification has found. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
class RebuildConfiguration {

    @Bean
    RebuildJob rebuildJob(Rebuilds rebuilds, ParkedFirst parked) {
        return new RebuildJob(RebuildJob.REBUILD, GenerationPurpose.REBUILD, rebuilds, parked);
    }

    @Bean
    RebuildJob verifyJob(Rebuilds rebuilds, ParkedFirst parked) {
        return new RebuildJob(RebuildJob.VERIFY, GenerationPurpose.VERIFY, rebuilds, parked);
    }

    @Bean
    SwitchJob switchJob(Rebuilds rebuilds, ParkedFirst parked) {
        return new SwitchJob(SwitchJob.SWITCH, rebuilds, parked);
    }

    @Bean
    SwitchJob rollbackJob(Rebuilds rebuilds, ParkedFirst parked) {
        return new SwitchJob(SwitchJob.ROLLBACK, rebuilds, parked);
    }

    @Bean
    ParkedFirst parkedFirst(ParkedRegister parked) {
        return new ParkedFirst(parked);
    }

    @Bean
    RebuildingSign rebuildingSign(Rebuilds rebuilds) {
        return new RebuildingSign(rebuilds);
    }

    @Bean
    PartDocuments partDocuments(PartRebuilds rebuilds, UserEvents events, LogReader log, LogHistory history) {
        return new PartDocuments(rebuilds, events, log, history);
    }

    @Bean
    PartJob oneDocumentJob(PartRebuilds rebuilds, PartDocuments documents) {
        return new PartJob(PartJob.DOCUMENT, rebuilds, documents);
    }

    @Bean
    PartJob partJob(PartRebuilds rebuilds, PartDocuments documents) {
        return new PartJob(PartJob.PART, rebuilds, documents);
    }

    @Bean
    DifferencesEndpoint differencesEndpoint(Rebuilds rebuilds) {
        return new DifferencesEndpoint(rebuilds);
    }

    @Bean
    RebuildAct rebuildAct(Rebuilds rebuilds, Jobs jobs) {
        return new RebuildAct(RebuildJob.REBUILD, rebuilds, jobs);
    }

    @Bean
    RebuildAct verifyAct(Rebuilds rebuilds, Jobs jobs) {
        return new RebuildAct(RebuildJob.VERIFY, rebuilds, jobs);
    }

    @Bean
    RebuildAct switchAct(Rebuilds rebuilds, Jobs jobs) {
        return new RebuildAct(SwitchJob.SWITCH, rebuilds, jobs);
    }

    @Bean
    RebuildAct rollbackAct(Rebuilds rebuilds, Jobs jobs) {
        return new RebuildAct(SwitchJob.ROLLBACK, rebuilds, jobs);
    }
}
