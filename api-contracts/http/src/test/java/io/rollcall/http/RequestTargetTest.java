// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {

    @ParameterizedTest
    @CsvSource({
        "/api/users/?users=1&users=2, /api/users/?users=1&users=2",
        "/a%20b?c=%2f, /a%20b?c=%2f",
        "/?utm=50%off, /?utm=50%25off",
        "/%, /%25",
        "/%4, /%254",
        "/%zz%41, /%25zz%41",
        "/?a=%4&b=1, /?a=%254&b=1",
        "/{id}|?q={}|[0], /%7Bid%7D%7C?q=%7B%7D%7C[0]",
        "/[0], /%5B0%5D",
        "/debug;x=1/outbox;y, /debug%3Bx=1/outbox%3By",
        "/a?b;c?d, /a?b;c?d",
        "/a#b, /a%23b",
        "/\u00d0\u009c?\u00e9, /%D0%9C?%E9",
        "//a//b, //a//b",
        "/*, /*"
    })
    void whatAllReadIsKeptAndWhatNobodyReadsIsEscaped(String sent, String readable) {
        assertThat(RequestTarget.readable(sent)).isEqualTo(readable);
        assertThat(RequestTarget.readable(readable)).isEqualTo(readable);
        assertThat(URI.create(readable).getRawPath()).isNotNull();
    }

    static Stream<String> anythingInALine() {
        return IntStream.rangeClosed(0x21, 0xff)
                .filter(character -> character < 0x7f || character > 0xa0)
                .mapToObj(Character::toString)
                .flatMap(character -> Stream.of("/api/teapot/?a=" + character, "/" + character));
    }

    /** Whatever is asked for, the answer has a body, and what is asked for in the query has no part in it. */
    @Test
    void everyLineIsAnswered() throws IOException {
        assertThat(anythingInALine()).allSatisfy(target -> {
            var answer = raw("GET " + target + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
            assertThat(answer)
                    .startsWith(target.contains("?a=") ? "HTTP/1.1 410 " : "HTTP/1.1 404 ")
                    .containsIgnoringCase("content-type: application/json")
                    .endsWith("}");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/teapot/?utm=50%off",
                "GET http://elsewhere/api/teapot/",
                "GET HTTPS://elsewhere:443/api/teapot/?%",
                "GET /api/teapot",
                "GET /api/teapot?",
                "GET /api/teapot?#%zz"
            })
    void whatSurroundsThePathDoesNotMatter(String line) throws IOException {
        assertThat(raw(line + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 410 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api;x=1/teapot/", "/api/teapot;/", "/api/teapot/;x", "/api/teapot;x=1", "/api/teapot%3Bx"})
    void aSemicolonBelongsToItsSegment(String path) throws IOException {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 404 ")
                .endsWith("{\"detail\":\"Not found.\"}");
    }

    @ParameterizedTest
    @CsvSource({"CONNECT h:443, 404", "PROPFIND /api/teapot/, 405", "BREW /nowhere, 404", "TRACE /api/teapot/, 405"})
    void everyMethodIsAnswered(String line, int status) throws IOException {
        assertThat(raw(line + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 " + status + " ")
                .endsWith("}");
    }

    static Stream<String> heads() {
        var many = "x".repeat(40_000);
        return Stream.of(
                "414 GET /" + many + " HTTP/1.1\r\nHost: h\r\n\r\n",
                "431 GET / HTTP/1.1\r\nHost: h\r\nA: " + many + "\r\n\r\n",
                "431 GET / HTTP/1.1\r\nHost: h\r\n" + "A: b\r\n".repeat(101) + "\r\n",
                "400 GET / HTTP/1.1\r\n\r\n",
                "400 GET / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: x\r\n\r\n",
                "400 GET / HTTP/1.1\r\nHost: h\r\nContent-Length: x\r\n\r\n",
                "400 GET / HTTP/1.1\r\nHost: h\r\n: b\r\n\r\n",
                "400 GET / HTTQ/1.1\r\nHost: h\r\n\r\n",
                "400 GET /\r\nHost: h\r\n\r\n",
                "505 GET / HTTP/2.0\r\nHost: h\r\n\r\n",
                "505 GET / HTTP/3.0\r\nHost: h\r\n\r\n",
                "505 GET / HTTP/0.9\r\n\r\n",
                "400 GET * HTTP/1.1\r\nHost: h\r\n\r\n",
                "400 GET h:443 HTTP/1.1\r\nHost: h\r\n\r\n",
                "400 GET api/teapot/ HTTP/1.1\r\nHost: h\r\n\r\n",
                "400 CONNECT h:99999 HTTP/1.1\r\nHost: h\r\n\r\n",
                "400 GET ftp://h/ HTTP/1.1\r\nHost: h\r\n\r\n",
                "400 GET http:///api/teapot/ HTTP/1.1\r\nHost: h\r\n\r\n",
                "400 GET http://u:p@h/ HTTP/1.1\r\nHost: h\r\n\r\n",
                "400 GET http://h|/ HTTP/1.1\r\nHost: h\r\n\r\n",
                "400 GET http://h/ HTTP/1.1\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("heads")
    void aHeadThatIsRefusedIsToldSo(String head) throws IOException {
        assertThat(raw(head.substring(4)))
                .startsWith("HTTP/1.1 " + head.substring(0, 3) + " ")
                .containsIgnoringCase("content-type: application/json")
                .containsIgnoringCase("cache-control: no-store")
                .containsIgnoringCase("connection: close")
                .matches("(?s).*\\{\"detail\":\"[A-Z].*\\.\"}");
    }

    static Stream<String> headsOfTheChatDoor() {
        var many = "x".repeat(40_000);
        return Stream.of(
                "431 Request Header Fields Too Large. GET /v1/ws/ HTTP/1.1\r\nHost: h\r\nA: " + many + "\r\n\r\n",
                "414 URI Too Long. GET /v1/users/?" + many + " HTTP/1.1\r\nHost: h\r\n\r\n",
                "414 URI Too Long. PUT /v1/" + many + " HTTP/1.1\r\nHost: h\r\n\r\n",
                "505 HTTP Version not supported. GET /v1/ws/ HTTP/2.0\r\n\r\n",
                "400 Bad Request. GET /v1/ws/ HTTP/1.1\r\n\r\n");
    }

    /** Whatever of its line is read. */
    @ParameterizedTest
    @MethodSource("headsOfTheChatDoor")
    void inTheWordsOfItsDoor(String head) throws IOException {
        var status = head.substring(0, 3);
        var message = head.substring(4, head.indexOf('.') + 1);
        assertThat(raw(head.substring(6 + message.length() - 1)))
                .startsWith("HTTP/1.1 " + status + " ")
                .endsWith("{\"response\":" + status + ",\"message\":\"" + message + "\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"400 HEAD / HTTP/1.1", "414 HEAD /?", "505 HEAD / HTTP/2.0"})
    void aHeadIsAnsweredByAHead(String line) throws IOException {
        var rest = line.endsWith("?") ? "x".repeat(40_000) + " HTTP/1.1" : "";
        var head = raw(line.substring(4) + rest + "\r\nHost: h\r\nHost: h\r\n\r\n");
        var get = raw(line.substring(4).replace("HEAD", "GET") + rest + "\r\nHost: h\r\nHost: h\r\n\r\n");
        assertThat(head).startsWith("HTTP/1.1 " + line.substring(0, 3) + " ").endsWith("\r\n\r\n");
        assertThat(undated(get)).startsWith(undated(head)).endsWith("}");
    }

    private static String undated(String answer) {
        return answer.replaceFirst("(?i)date: .*", "");
    }

    @Test
    void theAnswerBeforeItIsWhatItWas() throws IOException {
        assertThat(raw("HEAD /api/teapot/ HTTP/1.1\r\nHost: h\r\n\r\n" + "GET / HTTP/1.1\r\n\r\n"))
                .matches("(?s)HTTP/1.1 410 .*\r\n\r\nHTTP/1.1 400 .*\\{\"detail\":\"Bad Request\\.\"}");
    }

    private static String raw(String request) throws IOException {
        return DoorServer.sendRaw(request.getBytes(StandardCharsets.ISO_8859_1));
    }
}
