// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Order(1) // it takes longest
class KafkaPartTest {

    @TempDir
    Path path;

    @Test
    void recordsAndTheClusterIdSurviveAStartOnAnotherPort() throws Exception {
        String before;
        String cluster;
        try (var folder = DataFolder.hold(path);
                var part = KafkaPart.start(folder, 0)) {
            before = part.bootstrapServers();
            cluster = Records.clusterId(part);
            Records.send(part, "kept");
        }
        try (var folder = DataFolder.hold(path);
                var part = KafkaPart.start(folder, 0)) {
            assertThat(part.bootstrapServers()).isNotEqualTo(before);
            assertThat(Records.clusterId(part)).isEqualTo(cluster);
            assertThat(Records.receive(part)).containsExactly("kept");
        }
    }

    @Test
    void anAcknowledgedRecordSurvivesKillNine() throws Exception {
        ChildProcess.thatStores("kafka", path).destroyForcibly().waitFor();
        try (var folder = DataFolder.hold(path);
                var part = KafkaPart.start(folder, 0)) {
            assertThat(Records.receive(part)).containsExactly("kept");
        }
    }

    /** Neither clients' listener nor the controller's. */
    @Test
    void nobodyComesInWithoutThePassword() throws Exception {
        try (var folder = DataFolder.hold(path);
                var part = KafkaPart.start(folder, 0)) {
            Records.send(part, "kept");
            var wrong = new HashMap<>(part.clientProperties());
            wrong.computeIfPresent(
                    "sasl.jaas.config", (name, login) -> login.toString().replaceAll("password=\"..", "password=\"zz"));
            assertThatThrownBy(() -> Records.clusterId(wrong)).hasCauseInstanceOf(SaslAuthenticationException.class);
            assertThatThrownBy(() -> Records.clusterId(Map.of(
                            "bootstrap.servers", part.bootstrapServers(),
                            "request.timeout.ms", 500,
                            "default.api.timeout.ms", 1000)))
                    .hasCauseInstanceOf(ApiException.class);
            wrong.remove("bootstrap.servers");
            wrong.put("bootstrap.controllers", part.controller());
            assertThatThrownBy(() -> Records.clusterId(wrong)).hasCauseInstanceOf(SaslAuthenticationException.class);
        }
        assertThat(Files.getPosixFilePermissions(path.resolve("kafka")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void aTakenPortIsRefusedByName() throws Exception {
        try (var folder = DataFolder.hold(path);
                var taken = new ServerSocket(0, 1, InetAddress.getByName(Ports.LOOPBACK))) {
            assertThatThrownBy(() -> KafkaPart.start(folder, taken.getLocalPort()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(Integer.toString(taken.getLocalPort()))
                    .hasMessageContaining("Kafka");
        }
    }

    @Test
    void aFormattingCutShortIsDoneAnew() throws Exception {
        Files.createDirectories(path.resolve("kafka.unfinished1"));
        Files.writeString(path.resolve("kafka.unfinished1").resolve("bootstrap.checkpoint"), "half");
        Folders.make(path.resolve("kafka"), KafkaStorage::format);
        assertThat(path.resolve("kafka").resolve("meta.properties")).exists();
        assertThat(path.resolve("kafka.unfinished1")).doesNotExist();
    }

    @Test
    void aBrokerThatGivesUpDoesNotEndTheProcess() throws Exception {
        Class.forName(KafkaPart.class.getName());
        assertThatThrownBy(() -> Exit.halt(1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Exit.exit(1)).isInstanceOf(IllegalStateException.class);
    }
}
