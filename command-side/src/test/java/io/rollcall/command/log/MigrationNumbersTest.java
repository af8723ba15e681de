// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The next script of the database has the next number: there are no holes, so that everybody knows it. */
class MigrationNumbersTest {

    @Test
    void theyCountFromOneWithoutHoles() throws Exception {
        try (var scripts =
                Files.list(Path.of(getClass().getResource("/db/migration").toURI()))) {
            var numbers = scripts.map(script -> script.getFileName().toString())
                    .map(name -> Integer.valueOf(name.substring(1, name.indexOf("__"))))
                    .sorted()
                    .toList();
            assertThat(numbers)
                    .hasSizeGreaterThan(19)
                    .isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
        }
    }
}
