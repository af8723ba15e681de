// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

import io.rollcall.proof.note.NoteVerifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.kafka.core.KafkaAdmin;

/** Sends checkpoints out, where there is a place to send them to: a process without one does not own that. */
@Configuration(value = "operatorProofPublish", proxyBeanMethods = false)
@Conditional(PublishConfiguration.Somewhere.class)
class PublishConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

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

        @Conditional(AnyWitness.class)
        static final class Witness {}
    }

    /** At least one of them. */
    static final class AnyWitness implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return Binder.get(context.getEnvironment())
                    .bind("rollcall.proof.witnesses.at", Bindable.mapOf(String.class, Object.class))
                    .isBound();
        }
    }

    @Bean
    CheckpointPublisher checkpointPublisher(
            CheckpointTable checkpoints,
            PublicationTable publications,
            ProofProperties properties,
            KafkaAdmin kafka,
            WitnessProperties witnesses,
            TileTable tiles) {
        var publish = properties.publish();
        var targets = new ArrayList<CheckpointTarget>();
        if (publish.folder() != null) {
            targets.add(new FolderTarget(publish.folder()));
        }
        if (publish.topic() != null) {
            targets.add(new KafkaTarget(kafka.getConfigurationProperties(), publish.topic()));
        }
        if (publish.url() != null) {
            targets.add(new HttpTarget(publish.url(), HttpTarget.PATIENCE));
        }
        targets.addAll(witnesses(witnesses, checkpoints, tiles));
        return new CheckpointPublisher(checkpoints, publications, targets, witnesses.quorum());
    }

    private static List<WitnessTarget> witnesses(
            WitnessProperties properties, CheckpointTable checkpoints, TileTable tiles) {
        var keys = new TreeMap<String, List<NoteVerifier>>();
        properties.at().forEach((name, witness) -> keys.put(name, witness.verifiers()));
        var cosignatures = new Cosignatures(checkpoints, List.copyOf(keys.values()));
        return keys.entrySet().stream()
                .map(it -> new WitnessTarget(
                        it.getKey(),
                        new WitnessClient(properties.at().get(it.getKey()).url(), it.getValue(), PATIENCE),
                        cosignatures,
                        tiles))
                .toList();
    }
}
