// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
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
            cluster = Records.clusterId(before);
            Records.send(before, "kept");
        }
        try (var folder = DataFolder.hold(path);
                var part = KafkaPart.start(folder, 0)) {
            assertThat(part.bootstrapServers()).isNotEqualTo(before);
            assertThat(Records.clusterId(part.bootstrapServers())).isEqualTo(cluster);
            assertThat(Records.receive(part.bootstrapServers())).containsExactly("kept");
        }
    }

    @Test
    void anAcknowledgedRecordSurvivesKillNine() throws Exception {
        ChildProcess.thatStores("kafka", path).destroyForcibly().waitFor();
        try (var folder = DataFolder.hold(path);
                var part = KafkaPart.start(folder, 0)) {
            assertThat(Records.receive(part.bootstrapServers())).containsExactly("kept");
        }
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
