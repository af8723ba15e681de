// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Debug endpoints are out of reach of pages that have had their name led to this machine (DNS rebinding). */
class DebugHostIT {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rebound.example",
                "rebound.example:8080",
                "localhost.rebound.example",
                "127.0.0.1.rebound.example:8080",
                "192.0.2.7",
                "[2001:db8::7]:8080"
            })
    void anotherNameIsRefused(String host) {
        assertThat(outbox(host))
                .startsWith("HTTP/1.1 403 ")
                .endsWith("{\"detail\":\"Debug mode answers to this machine's own name only.\"}");
        assertThat(answer("POST /debug/clock", host)).startsWith("HTTP/1.1 403 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1@rebound.example", "localhost:rebound", "localhost, rebound.example", ""})
    void noNameAtAllIsRefused(String host) {
        assertThat(outbox(host)).startsWith("HTTP/1.1 4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:1", "127.0.0.1:8080", "127.0.0.1", "127.3.2.1:9", "[::1]:65535"})
    void itsOwnIsAnswered(String host) {
        assertThat(outbox(host)).startsWith("HTTP/1.1 200 ");
    }

    private static String outbox(String host) {
        return answer("GET /debug/outbox?to=nobody", host);
    }

    private static String answer(String asked, String host) {
        return Wire.answer(
                Server.base(),
                asked + " HTTP/1.1\r\nHost: " + host + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    }
}
