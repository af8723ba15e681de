// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

import java.util.ArrayList;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/** Sends checkpoints out, where there is a place to send them to: a process without one does not own that. */
@Configuration(value = "operatorProofPublish", proxyBeanMethods = false)
@Conditional(PublishConfiguration.Somewhere.class)
class PublishConfiguration {

    /** Any of them. */
    static final class Somewhere extends AnyNestedCondition {

        Somewhere() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty("rollcall.proof.publish.folder")
        static final class Folder {}

        @ConditionalOnProperty("rollcall.proof.publish.topic")
        static final class Topic {}

        @ConditionalOnProperty("rollcall.proof.publish.url")
        static final class Url {}
    }

    @Bean
    CheckpointPublisher checkpointPublisher(
            CheckpointTable checkpoints, PublicationTable publications, ProofProperties properties, KafkaAdmin kafka) {
        var publish = properties.publish();
        var targets = new ArrayList<CheckpointTarget>();
        if (publish.folder() != null) {
            targets.add(new FolderTarget(publish.folder()));
        }
        if (publish.topic() != null) {
            targets.add(new KafkaTarget(kafka.getConfigurationProperties(), publish.topic()));
        }
        if (publish.url() != null) {
            targets.add(new HttpTarget(publish.url()));
        }
        return new CheckpointPublisher(checkpoints, publications, targets);
    }
}
