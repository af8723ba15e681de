// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What CPython 3 prints for each of these. */
class PythonFloatTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0",
                "-0.0",
                "1.0",
                "10000000.5",
                "1e+16",
                "1000000000000000.0",
                "1.2345678901234568e+17",
                "0.0001",
                "1e-05",
                "5e-324",
                "1.7976931348623157e+308",
                "0.002",
                "9007199254740992.0",
                "1e+22",
                "0.1",
                "100.0",
                "1.5e-05",
                "2e+23",
                "-1.25e-07",
                "10928588.983213553",
                "1.4186613525849614e+134",
                "-1039514241563211.8",
                "-7.571968556055867e-74",
                "0.1399601630397701",
                "2.0868668176225336e+195",
                "4.1124768973349897e-302"
            })
    void aNumberIsWrittenAsPythonWritesIt(String printed) {
        assertThat(PythonFloat.str(Double.parseDouble(printed))).isEqualTo(printed);
    }

    @Test
    void whatIsTooLargeIsInfinite() {
        assertThat(PythonFloat.str(Double.parseDouble("1e999"))).isEqualTo("inf");
        assertThat(PythonFloat.str(Double.parseDouble("-1e999"))).isEqualTo("-inf");
    }
}
