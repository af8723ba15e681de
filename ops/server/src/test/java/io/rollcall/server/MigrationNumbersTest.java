// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The next script of the database has the next number: over all modules there are no holes, so that everybody knows it.
 */
class MigrationNumbersTest {

    @Test
    void theyCountFromOneWithoutHoles() throws Exception {
        var scripts = new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/*.sql");
        var numbers = Arrays.stream(scripts)
                .map(script -> script.getFilename())
                .map(name -> Integer.valueOf(name.substring(1, name.indexOf("__"))))
                .sorted()
                .toList();
        assertThat(numbers)
                .hasSizeGreaterThan(19)
                .isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
    }
}
