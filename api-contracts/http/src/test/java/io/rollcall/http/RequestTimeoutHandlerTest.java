// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import static io.rollcall.http.DoorServer.sendRaw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;

class RequestTimeoutHandlerTest {

    private static final String ACCOUNT =
            "GET /api/account/ HTTP/1.1\r\nAuthorization: Token good\r\nConnection: close\r\n";

    /** A server that does not wait long. */
    private static final class Impatient {
        static final int PORT = new SpringApplicationBuilder(DoorServer.Application.class)
                .properties(
                        "server.port=0",
                        "server.address=127.0.0.1",
                        "server.shutdown=immediate",
                        "server.netty.idle-timeout=500ms",
                        "rollcall.http.head-timeout=300ms",
                        "rollcall.http.body-timeout=300ms",
                        "rollcall.http.public-url=https://api.example.org")
                .run()
                .getEnvironment()
                .getRequiredProperty("local.server.port", Integer.class);
    }

    static Stream<String> unfinishedRequests() {
        return Stream.of(
                "", // idle from the start
                "GET /api/acc",
                "GET /api/account/ HTTP/1.1\r\nHost: h\r\nA: ",
                "GET /api/users/ HTTP/1.1\r\nHost: h\r\n\r\n", // idle after its answer
                "GET /api/users/ HTTP/1.1\r\nHost: h\r\n\r\nGET /api",
                "PATCH /api/account/ HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\nname"); // 401 before its body
    }

    @ParameterizedTest
    @MethodSource("unfinishedRequests")
    void aConnectionOnWhichARequestDoesNotArriveInTimeIsClosed(String said) throws IOException {
        try (var socket = impatient(said)) {
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).matches("(?s)(HTTP/1.1 401 .*)?");
        }
    }

    @Test
    void headersThatComeInDropsAreLateToo() throws IOException {
        try (var socket = impatient("GET /api/account/ HTTP/1.1\r\n")) {
            var dripping = Thread.ofVirtual().start(() -> drip(socket));
            assertThat(untilItIsClosed(socket)).isEmpty();
            dripping.interrupt();
        }
    }

    @Test
    void aLateBodyIsRefused() throws IOException {
        try (var socket = impatient("POST /api/auth/code/ HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\nphone")) {
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 408 ")
                    .containsIgnoringCase("connection: close")
                    .endsWith("{\"detail\":\"The request body does not arrive in time.\"}");
        }
    }

    @Test
    void aConnectionThatIsUsedStaysOpen() throws IOException {
        try (var socket = impatient("GET /api/users/ HTTP/1.1\r\nHost: h\r\n\r\n")) {
            for (var i = 0; i < 5; i++) {
                var head = new byte[12];
                assertThat(socket.getInputStream().readNBytes(head, 0, 12)).isEqualTo(12);
                assertThat(new String(head, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 401");
                socket.getInputStream().skipNBytes(socket.getInputStream().available());
                say(socket, "GET /api/users/ HTTP/1.1\r\nHost: h\r\n\r\n");
            }
        }
    }

    @Test
    void aPublicUrlStandsWhateverTheHostSays() throws IOException {
        try (var socket = impatient(ACCOUNT + "Host: elsewhere\r\n\r\n")) {
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("\"avatar\":\"https://api.example.org/media/a\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"xchunked", "chunked, gzip", "gzip", "identity", "gzip, chunked", ""})
    void aBodyWhoseEndIsUnclearIsRefusedAndNotTakenForTheNextRequest(String coding) throws IOException {
        var refused = "POST /api/auth/code/ HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: " + coding + "\r\n\r\n";
        var smuggled = "GET /api/teapot/ HTTP/1.1\r\nHost: h\r\n\r\n";
        assertThat(sendRaw(bytes(refused + smuggled)))
                .startsWith("HTTP/1.1 400 ")
                .containsOnlyOnce("HTTP/1.1")
                .containsIgnoringCase("connection: close");
    }

    @Test
    void anIllFramedRequestWaitsForItsTurn() throws IOException {
        var first = "GET /api/users/ HTTP/1.1\r\nHost: h\r\n\r\n";
        var second = "GET /api/users/ HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: x\r\n\r\n";
        assertThat(sendRaw(bytes(first + second + first))).matches("(?s)HTTP/1.1 401 .*HTTP/1.1 400 .*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Host:\r\n",
                "Host: a b\r\n",
                "Host: a/b\r\n",
                "Host: u@h\r\n",
                "Host: h:65536\r\n",
                "Host: h:x\r\n",
                "Host: h\r\nHost: h\r\n"
            })
    void aRequestThatDoesNotSayToWhomItIsAddressedIsRefused(String host) throws IOException {
        assertThat(sendRaw(bytes(ACCOUNT + host + "\r\n"))).startsWith("HTTP/1.1 400 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: my_host\r\n", "Host: [::1]:8080\r\n", "Host: 10.0.0.1:80\r\n"})
    void anyHostThatIsOneIsTaken(String host) throws IOException {
        assertThat(sendRaw(bytes(ACCOUNT + host + "\r\n"))).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void anOldClientNeedNotNameItsHost() throws IOException {
        assertThat(sendRaw(bytes("GET /api/users/ HTTP/1.0\r\n\r\n"))).matches("(?s)HTTP/1.[01] 401 .*");
    }

    /** It is read to its end, so that the answer is not lost (RFC 9112, section 9.6), but not for ever. */
    @Test
    void whoIsRefusedAndGoesOnIsCutOff() throws IOException {
        try (var socket = new Socket("127.0.0.1", DoorServer.port())) {
            say(socket, "nonsense\r\n\r\n");
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400 ");
            assertThatThrownBy(() -> drops(socket, 400)).isInstanceOf(SocketException.class);
        }
    }

    private static void drops(Socket socket, int most) throws Exception {
        for (var drop = 0; drop < most; drop++) { // 20 s
            say(socket, "x");
            Thread.sleep(50);
        }
    }

    private static Socket impatient(String said) throws IOException {
        var socket = new Socket("127.0.0.1", Impatient.PORT);
        socket.setSoTimeout(10_000);
        say(socket, said);
        return socket;
    }

    /** A connection that is closed over a drop which nobody has read is reset. */
    private static byte[] untilItIsClosed(Socket socket) throws IOException {
        try {
            return socket.getInputStream().readAllBytes();
        } catch (SocketException reset) {
            return new byte[0];
        }
    }

    private static void say(Socket socket, String said) throws IOException {
        socket.getOutputStream().write(bytes(said));
        socket.getOutputStream().flush();
    }

    private static void drip(Socket socket) {
        try {
            while (true) {
                say(socket, "A: b\r\n");
                Thread.sleep(50);
            }
        } catch (IOException | InterruptedException e) {
            // closed, as it should be
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
