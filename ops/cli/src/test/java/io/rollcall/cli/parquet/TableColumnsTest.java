// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What is asked for by name is one thing, also where a reader does not tell upper case from lower. */
class TableColumnsTest {

    @Test
    void noTwoColumnsOfATableHaveOneName() {
        assertThat(TableColumns.families())
                .contains("user", "meeting", "phone-number")
                .hasSizeGreaterThan(15);
        assertThat(TableColumns.families())
                .allSatisfy(family -> assertThat(TableColumns.of(family))
                        .extracting(column -> column.name().toLowerCase(Locale.ROOT))
                        .doesNotHaveDuplicates()
                        .startsWith("ce_sequence", "ce_time", "ce_type")
                        .endsWith("data", "leaf"));
    }
}
