// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresArchiveTest {

    @TempDir
    Path path;

    @Test
    void isUnpackedOnceByManyAtOnceAndNeverTakenFromAnUnpackingCutShort() throws Exception {
        var store = path.resolve("store");
        var half = Files.createDirectories(store.resolve("unfinished").resolve("bin"));
        Files.writeString(half.resolve("postgres"), "half");
        Callable<Path> unpacking = () -> PostgresArchive.ofThisMachine().unpackedIn(store);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = executor.submit(unpacking);
            var second = executor.submit(unpacking);
            assertThat(first.get()).isEqualTo(second.get());
            var postgres = first.get().resolve("bin").resolve("postgres");
            assertThat(Files.size(postgres)).isGreaterThan(1_000_000);
            assertThat(postgres).isExecutable();
        }
        try (var left = Files.list(store)) {
            assertThat(left.map(Path::getFileName).map(Path::toString).toList())
                    .hasSize(2)
                    .contains("unpack.lock")
                    .doesNotContainAnyElementsOf(List.of("unfinished"));
        }
    }
}
