// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;

class HttpDateTest {

    @Test
    void aDateHasOneForm() {
        assertThat(HttpDate.of(784_111_777).text()).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
        assertThat(HttpDate.of(0).text()).isEqualTo("Thu, 01 Jan 1970 00:00:00 GMT");
    }

    @Test
    void nowIsNow() {
        var told = ZonedDateTime.parse(HttpDate.now(), DateTimeFormatter.RFC_1123_DATE_TIME);
        assertThat(Duration.between(told.toInstant(), Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
    }
}
