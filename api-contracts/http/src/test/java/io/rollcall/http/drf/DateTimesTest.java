// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.http.FormValue;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTimesTest {

    private static final String WRONG_FORMAT = "Datetime has wrong format. Use one of these formats instead:"
            + " YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].";

    @ParameterizedTest
    @CsvSource({
        "2016-10-22T18:23:45Z,            2016-10-22T18:23:45Z",
        "2016-10-22T18:23,                2016-10-22T18:23:00Z",
        "2016-10-22 18:23:45,             2016-10-22T18:23:45Z",
        "2016-1-2T3:4,                    2016-01-02T03:04:00Z",
        "2016-10-22T18:23:45.5Z,          2016-10-22T18:23:45.5Z",
        "2016-10-22T18:23:45.121940Z,     2016-10-22T18:23:45.121940Z",
        "2016-10-22T18:23:45.1219409999Z, 2016-10-22T18:23:45.121940Z",
        "2016-10-22T18:23:45+03:00,       2016-10-22T15:23:45Z",
        "2016-10-22T18:23:45-0330,        2016-10-22T21:53:45Z",
        "2016-10-22T18:23:45+03,          2016-10-22T15:23:45Z",
        "2016-01-01T00:00-23:59,          2016-01-01T23:59:00Z",
        "2016-02-29T23:59:59Z,            2016-02-29T23:59:59Z",
        "0001-01-01T00:00:00Z,            0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999Z,     9999-12-31T23:59:59.999999Z"
    })
    void b39_aTimeIsReadInUtc(String sent, Instant time) {
        assertThat(read(new FormValue.Text(sent))).isEqualTo(time);
        assertThat(read(new FormValue.Json(sent))).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tomorrow",
                "2016-10-22",
                "2016-10-22T18",
                "2016-10-22T18:23:45z",
                "2016-10-22T18:23:45Z ",
                " 2016-10-22T18:23:45Z",
                "2016-10-22T18:23:45.Z",
                "2016-10-22T18:23:45+3:00",
                "2016-10-22T18:23:45+24:00",
                "2016-10-22T24:00",
                "2016-10-22T18:60",
                "2016-10-22T18:23:60Z",
                "2016-13-01T18:23",
                "2015-02-29T18:23",
                "0000-12-31T23:59:59-01:00",
                "0001-01-01T00:00+00:01",
                "9999-12-31T23:59-00:01",
                "12016-10-22T18:23"
            })
    void b38_whatIsNoTimeIsRefusedWithTheFormatsThatAre(String sent) {
        assertThatThrownBy(() -> read(new FormValue.Text(sent)))
                .isInstanceOf(Invalid.class)
                .hasMessage(WRONG_FORMAT);
    }

    @Test
    void b38_neitherAreNumbersAndFiles() {
        for (var value : List.of(
                new FormValue.Json(BigInteger.TEN), new FormValue.Json(""), new FormValue.Upload("time", new byte[] {1
                }))) {
            assertThatThrownBy(() -> read(value)).isInstanceOf(Invalid.class).hasMessage(WRONG_FORMAT);
        }
    }

    private static Instant read(FormValue value) {
        return Field.dateTime().read(List.of(value));
    }
}
