// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import static io.rollcall.http.DoorServer.TOKEN;
import static io.rollcall.http.DoorServer.postJson;
import static io.rollcall.http.DoorServer.send;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadPositionTest {

    @Test
    void aWriteTellsItsPosition() {
        assertThat(postJson("/api/auth/code/", "{\"phone\":\"+79250741413\"}")
                        .headers()
                        .allValues("Rollcall-Position"))
                .containsExactly("12");
    }

    @Test
    void anOperationCanReadWhatToWaitFor() {
        assertThat(send("GET", "/api/position/", "Authorization", TOKEN).body()).isEqualTo("{\"position\":0}");
        assertThat(send("GET", "/api/position/", "Authorization", TOKEN, "Rollcall-After", "12")
                        .body())
                .isEqualTo("{\"position\":12}");
    }

    @Test
    void soCanWhoeverLooksUpTheToken() {
        assertThat(send("GET", "/api/position/", "Authorization", "Token late").statusCode())
                .isEqualTo(401);
        assertThat(send("GET", "/api/position/", "Authorization", "Token late", "Rollcall-After", "5")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "1.5", "99999999999999999999"})
    void whatIsNoPositionIsRefused(String position) {
        var answer = send("GET", "/api/position/", "Authorization", TOKEN, "Rollcall-After", position);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).startsWith("{\"detail\":\"Rollcall-After must be a position");
    }
}
