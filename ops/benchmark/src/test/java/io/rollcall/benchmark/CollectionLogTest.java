// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.benchmark.CollectionLog.Seen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectionLogTest {

    @Test
    void collectionsAreToldOnce(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("gc.log"), """
                [0.006s][info][gc] Using G1
                [1.1s][info][gc] GC(0) Pause Young (Normal) (G1 Evacuation Pause) 25M->8M(512M) 4.250ms
                [2.1s][info][gc] GC(1) Pause Full (System.gc()) 60M->20M(512M) 31.000ms
                [2.2s][info][gc] GC(2) Pause Full (Diagnostic Command) 20M->2M(512M) 99.000ms
                [2.3s][info][gc] GC(3) Concurrent Mark Cycle 12.000ms
                """);
        var log = new CollectionLog(file);
        assertThat(log.since()).isEqualTo(new Seen(8, 31));
        assertThat(log.since()).isEqualTo(new Seen(20, 0));
        Files.writeString(
                file,
                "[3.1s][info][gc] GC(4) Pause Young (Normal) (G1 Evacuation Pause) 50M->21M(512M) 2.500ms\n",
                StandardOpenOption.APPEND);
        assertThat(log.since()).isEqualTo(new Seen(21, 2.5));
        assertThat(log.full()).isOne();
    }
}
