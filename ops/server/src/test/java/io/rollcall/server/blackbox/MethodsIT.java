// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code HEAD}, {@code OPTIONS}, methods that nobody knows, and HTTP/1.0, at all paths there are. */
class MethodsIT {

    private static final List<String> BESIDE_THE_DOORS = List.of(
            "/docs",
            "/docs/docs.js",
            "/docs/swagger-ui.css",
            "/openapi/meet.yaml",
            "/asyncapi/chat.yaml",
            "/actuator/health",
            "/actuator/health/liveness",
            "/debug/outbox?to=nobody",
            "/v1/ws/",
            "/v1/ws_echo/",
            "/nowhere",
            "/v1/nowhere",
            "/");

    private final Meet meet = Meet.at(Server.base());
    private final Meet.User ada = meet.signUp();
    private final Client anybody = meet.client();
    private final Client user = meet.as(ada).with("token", ada.token());

    @Test
    void headSaysWhatGetDoesWithoutItsBody() {
        for (var path : paths("GET")) {
            for (var client : List.of(user, anybody, user.with("Accept", "text/html"))) {
                var get = client.get(path);
                var head = client.send("HEAD", path, SentBody.none());
                assertThat(head.status()).as(path).isEqualTo(get.status());
                assertThat(head.bytes()).as(path).isEmpty();
                assertThat(headers(path, head)).as(path).isEqualTo(headers(path, get));
            }
        }
    }

    @Test
    void optionsTellWhatIsAllowedAsARefusalDoes() {
        for (var path : paths("OPTIONS")) {
            var options = user.send("OPTIONS", path, SentBody.none());
            var refused = user.send("BREW", path, SentBody.none());
            if (path.endsWith("nowhere")) {
                options.is(404);
                refused.is(404);
            } else {
                options.is(200);
                refused.is(405);
                assertThat(words(refused.header("Allow").orElse("")))
                        .as(path)
                        .contains("OPTIONS")
                        .isEqualTo(words(options.header("Allow").orElse("none")));
            }
            assertThat(options.header("Accept-Patch")).as(path).isEmpty();
        }
    }

    @Test
    void noMethodOfAProxyDoesAnything() {
        for (var line : List.of("TRACE /api/account/", "CONNECT /api/account/", "BREW /api/account/")) {
            var request = line + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\nAuthorization: Token " + ada.token();
            assertThat(Wire.answer(Server.base(), request, "\r\n\r\n"))
                    .startsWith("HTTP/1.1 405 ")
                    .doesNotContain(ada.token());
        }
        assertThat(Wire.answer(Server.base(), "CONNECT h:443 HTTP/1.1\r\nHost: h:443\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 404 ");
    }

    /** As a proxy of HTTP/1.0 passes it on. */
    @Test
    void anOldClientsStreamHasNoChunks() {
        var request = "GET " + Told.PATH + " HTTP/1.0\r\nAuthorization: Token " + ada.token() + "\r\n\r\n";
        try (var wire = Wire.to(Server.base())) {
            assertThat(wire.say(request).until("\r\n\r\n"))
                    .contains(" 200 OK\r\n")
                    .containsIgnoringCase("connection: close\r\n")
                    .containsIgnoringCase("content-type: text/event-stream\r\n")
                    .doesNotContainIgnoringCase("transfer-encoding");
            assertThat(wire.until("id: ")).isEqualTo(": \n\nid: ");
        }
    }

    private List<String> paths(String method) {
        var described = Conformance.doors().values().stream()
                .flatMap(door -> door.description().operations().stream())
                .filter(operation -> operation.startsWith(method + " "))
                .map(operation -> operation.split(" ", 2)[1].replaceAll("\\{[^}]*}", Long.toString(ada.userId())));
        return Stream.concat(described, BESIDE_THE_DOORS.stream()).toList();
    }

    /** What changes from one moment to the next is left out. */
    private static Map<String, List<String>> headers(String path, ReceivedAnswer answer) {
        var headers = new TreeMap<>(answer.response().headers().map());
        headers.remove("date");
        if (path.equals("/actuator/health")) {
            headers.remove("content-length");
        }
        return headers;
    }

    private static List<String> words(String list) {
        return Stream.of(list.split(",")).map(String::strip).sorted().collect(Collectors.toList());
    }
}
