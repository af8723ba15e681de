// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

import io.rollcall.log.subscription.LogHistory;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sealer, whether or not operators are let in. */
@Configuration(value = "operatorProof", proxyBeanMethods = false)
@EnableConfigurationProperties({ProofProperties.class, WitnessProperties.class})
class ProofConfiguration {

    @Bean
    TileTable tileTable(JdbcClient jdbc) {
        return new TileTable(jdbc);
    }

    @Bean
    LeafRows leafRows(JdbcClient jdbc) {
        return new LeafRows(jdbc);
    }

    @Bean
    CheckpointTable checkpointTable(JdbcClient jdbc) {
        return new CheckpointTable(jdbc);
    }

    @Bean
    PublicationTable publicationTable(JdbcClient jdbc) {
        return new PublicationTable(jdbc);
    }

    @Bean
    LogKeys logKeys(ProofProperties properties, Environment environment) {
        var debug = environment.getProperty("rollcall.debug", Boolean.class, false);
        return LogKeys.of(properties, debug, isLogEmbedded(environment) ? besideTheLog(environment) : null);
    }

    private static boolean isLogEmbedded(Environment environment) {
        return environment.getProperty("rollcall.embedded.postgres.enabled", Boolean.class, false);
    }

    private static Path besideTheLog(Environment environment) {
        return Path.of(environment.getProperty("rollcall.data-dir", "data"), "debug-proof-keys");
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "rollcall.proof.enabled", matchIfMissing = true)
    Sealer sealer(
            TileTable tiles,
            LeafRows leaves,
            CheckpointTable checkpoints,
            LogKeys keys,
            ProofProperties properties,
            LogHistory log,
            Clock clock) {
        var sealing = new Sealing(tiles, new NextLeaves(log, leaves), new SignedTree(checkpoints));
        var signer = new CheckpointSigner(checkpoints, keys, properties, clock);
        return new Sealer(tiles, new SealerLoop(sealing, signer, log));
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "rollcall.proof.enabled", matchIfMissing = true)
    LogStreamSigner streamSigner(LogKeys keys, ProofProperties properties, Clock clock) {
        return new LogStreamSigner(keys, properties, clock);
    }
}
