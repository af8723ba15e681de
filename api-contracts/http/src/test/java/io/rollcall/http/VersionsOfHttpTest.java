// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What other clients send than those of HTTP/1.1 that name a path and wait for nothing (RFC 9110, RFC 9112). */
class VersionsOfHttpTest {

    private static final String EVENTS = "id: 7\n\n: alive\n\n";
    private static final String SIGNED_IN = "Authorization: Token good\r\nConnection: close\r\n";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 20\r\n";
    private static final String PHONE = "phone=%2B79161234567";

    @ParameterizedTest
    @ValueSource(strings = {"", "Connection: keep-alive\r\n", "Connection: close\r\n"})
    void anOldClientsStreamHasNoChunksAndEndsWithItsConnection(String headers) throws IOException {
        assertThat(raw("GET /api/events/ HTTP/1.0\r\n" + headers + "\r\n"))
                .matches("(?s)HTTP/1.[01] 200 .*")
                .containsIgnoringCase("connection: close")
                .doesNotContainIgnoringCase("transfer-encoding")
                .endsWith("\r\n\r\n" + EVENTS);
        assertThat(raw("GET /api/events/ HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"))
                .containsIgnoringCase("transfer-encoding: chunked")
                .endsWith("\r\n0\r\n\r\n");
    }

    @Test
    void anOldClientThatAsksKeepsItsConnection() throws IOException {
        var request = "GET /api/account/ HTTP/1.0\r\nAuthorization: Token good\r\n";
        assertThat(raw(request + "Connection: Keep-Alive\r\n\r\n" + request + "\r\n"))
                .matches("(?s)HTTP/1.[01] 200 OK\r\n(?i).*connection: keep-alive.*}HTTP/1.[01] 200 OK\r\n.*}");
        assertThat(raw(request + "\r\n" + request + "\r\n")).containsOnlyOnce(" 200 OK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.2", "HTTP/1.9"})
    void aLaterMinorVersionIsAnsweredInOurs(String version) throws IOException {
        assertThat(raw("GET /api/account/ " + version + "\r\nHost: h\r\n" + SIGNED_IN + "\r\n"))
                .startsWith("HTTP/1.1 200 OK\r\n");
    }

    /** Whatever the header says, the host of a whole URI is asked (RFC 9112, section 3.2.2). */
    @ParameterizedTest
    @CsvSource({
        "http://elsewhere/api/account/, elsewhere",
        "HTTP://elsewhere:80/api/account, elsewhere",
        "https://elsewhere:8443/api/account/, elsewhere:8443",
        "http://[::1]:9/api/account/?a=http://c/, [::1]:9"
    })
    void aWholeUriNamesItsHost(String uri, String host) throws IOException {
        for (var version : new String[] {"1.1\r\nHost: named", "1.0\r\nHost: named", "1.0"}) {
            assertThat(raw("GET " + uri + " HTTP/" + version + "\r\n" + SIGNED_IN + "\r\n"))
                    .contains(" 200 OK\r\n")
                    .contains("\"avatar\":\"http://" + host + "/media/a\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://h", "http://h?a=b", "http://h/#x"})
    void aWholeUriWithoutAPathIsTheRoot(String uri) throws IOException {
        assertThat(raw("GET " + uri + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 404 ")
                .endsWith("{\"detail\":\"Not found.\"}");
    }

    @Test
    void theServerAsAWholeTellsItsMethods() throws IOException {
        assertThat(raw("OPTIONS * HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ")
                .containsIgnoringCase("allow: GET")
                .containsIgnoringCase("content-length: 0\r\n")
                .endsWith("\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tea", "100-continue, tea", "100-continue\r\nExpect: 100-continue", ""})
    void whatCannotBeExpectedIsRefused(String expected) throws IOException {
        var rest = " HTTP/1.1\r\nHost: h\r\nExpect: " + expected + "\r\n" + FORM + "\r\n" + PHONE;
        assertThat(raw("POST /api/auth/code/" + rest))
                .startsWith("HTTP/1.1 417 ")
                .containsIgnoringCase("connection: close")
                .endsWith("{\"detail\":\"Expectation Failed.\"}");
        assertThat(raw("POST /v1/nothing/" + rest))
                .startsWith("HTTP/1.1 417 ")
                .endsWith("{\"response\":417,\"message\":\"Expectation Failed.\"}");
    }

    @Test
    void whoWaitsToBeToldToGoOnIsToldSo() throws IOException {
        var rest = "Connection: close\r\nExpect: 100-Continue\r\n" + FORM + "\r\n";
        assertThat(raw("POST /api/auth/code/ HTTP/1.1\r\nHost: h\r\n" + rest + PHONE))
                .matches("(?s)HTTP/1.1 100 Continue\r\n(?:connection: close\r\n)?\r\nHTTP/1.1 201 .*");
        assertThat(raw("PATCH /api/account/ HTTP/1.1\r\nHost: h\r\n" + rest)) // and not for nothing
                .startsWith("HTTP/1.1 401 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"100-continue", "tea"})
    void anOldClientExpectsNothing(String expected) throws IOException {
        assertThat(raw("POST /api/auth/code/ HTTP/1.0\r\nExpect: " + expected + "\r\n" + FORM + "\r\n" + PHONE))
                .matches("(?s)HTTP/1.[01] 201 .*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/account/ HTTP/1.0\r\n\r\n",
                "GET /nowhere HTTP/1.0\r\n\r\n",
                "GET /api/events/ HTTP/1.0\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "nonsense\r\n\r\n"
            })
    void everyAnswerIsDatedOnce(String request) throws IOException {
        assertThat(raw(request).split("(?i)\r\ndate: [A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} GMT\r\n"))
                .hasSize(2);
    }

    private static String raw(String request) throws IOException {
        return DoorServer.sendRaw(request.getBytes(StandardCharsets.ISO_8859_1));
    }
}
