// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Requests for a socket that a client may send, right ones and others (RFC 6455, section 4.2.1), at both paths. */
record HandshakeCases(String path, String token) {

    private static final String VERSION = "Sec-WebSocket-Version";
    private static final String KEY = "Sec-WebSocket-Key";
    private static final List<String> PATHS = List.of("/v1/ws/", "/v1/ws_echo/");

    /** One request, and what the head of its answer must begin with and hold. */
    record Shaken(String name, String request, int status, String header) {

        List<String> faults(URI server) {
            try (var wire = Wire.to(server)) {
                var head = wire.say(request).until("\r\n\r\n");
                var isRight = head.startsWith(request.contains("HTTP/1.0") ? "HTTP/1.0 " : "HTTP/1.1 ")
                        && head.startsWith(status + " ", "HTTP/1.1 ".length())
                        && head.toLowerCase(Locale.ROOT).contains(header.toLowerCase(Locale.ROOT));
                return isRight ? List.of() : List.of(name + ": " + head);
            }
        }
    }

    static Stream<Shaken> at(String token) {
        return PATHS.stream().map(path -> new HandshakeCases(path, token)).flatMap(HandshakeCases::all);
    }

    private Stream<Shaken> all() {
        return Stream.of(right(), versions(), keys(), headers(), lines(), tokens())
                .flatMap(cases -> cases);
    }

    /** The answer to the key is RFC 6455's own example. */
    private Stream<Shaken> right() {
        var accept = "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";
        return Stream.of(
                told(101, accept, "right", "", ""),
                told(101, accept, "a list that has it", "Connection: Upgrade", "Connection: keep-alive, upgrade"),
                told(101, accept, "in capitals", "Upgrade: websocket", "Upgrade: WEBSOCKET"),
                told(101, accept, "an origin", "Host: h", "Host: h\r\nOrigin: https://elsewhere.example"));
    }

    private Stream<Shaken> versions() {
        var others = Stream.of("99", "0", "8", "7", "12", "x", "-13", "013")
                .map(version -> told(426, VERSION + ": 13\r\n", version, VERSION + ": 13", VERSION + ": " + version));
        var none = Stream.of(
                "X: y",
                VERSION + ":",
                VERSION + ": 13, 8",
                VERSION + ": 13\r\n" + VERSION + ": 8",
                VERSION + ": 13,",
                VERSION + ": ,13",
                VERSION + ": \"13\"");
        return Stream.concat(others, none.map(version -> told(400, "", version, VERSION + ": 13", version)));
    }

    private Stream<Shaken> keys() {
        var right = KEY + ": dGhlIHNhbXBsZSBub25jZQ==";
        return Stream.of(
                        "X: y",
                        KEY + ":",
                        KEY + ": z",
                        KEY + ": AAAA",
                        KEY + ": dGhlIHNhbXBsZSBub25jZQ",
                        KEY + ": dGhlIHNhbXBsZSBub25jZSE_",
                        KEY + ": dGhlIHNhbXBsZSBub25jZSEh",
                        KEY + ": dGhlIHNhbXBs ZSBub25jZQ==",
                        right + ",",
                        KEY + ": \"dGhlIHNhbXBsZSBub25jZQ==\"",
                        KEY + ": " + "A".repeat(5_000),
                        right + "\r\n" + right)
                .map(key -> told(400, "", key, right, key));
    }

    private Stream<Shaken> headers() {
        var upgrade = Stream.of("X: y", "Upgrade:", "Upgrade: h2c", "Upgrade: websockets", "Upgrade: web socket")
                .map(header -> told(400, "", header, "Upgrade: websocket", header));
        var connection = Stream.of("X: y", "Connection:", "Connection: keep-alive", "Connection: close")
                .map(header -> told(400, "", header, "Connection: Upgrade", header));
        return Stream.concat(upgrade, connection);
    }

    private Stream<Shaken> lines() {
        var methods = Map.of("HEAD", 400, "POST", 405, "PUT", 405, "PATCH", 405, "DELETE", 405, "OPTIONS", 200);
        var others = Stream.of(
                told(400, "", "HTTP/1.0", "HTTP/1.1", "HTTP/1.0"),
                told(400, "", "no host", "Host: h\r\n", ""),
                told(404, "", "another path", path, path + "x"));
        return Stream.concat(
                others,
                methods.entrySet().stream()
                        .map(method -> told(method.getValue(), "", method.getKey(), "GET", method.getKey())));
    }

    private Stream<Shaken> tokens() {
        return Stream.of("X: y", "token:", "token: 0123456789abcdef", "token: " + token + "!!")
                .map(header -> told(401, "WWW-Authenticate:", header, "token: " + token, header));
    }

    private Shaken told(int status, String header, String name, String of, String instead) {
        var right = RawSocket.handshake(path, token, VERSION + ": 13")
                .replaceFirst(KEY + ": A+==", KEY + ": dGhlIHNhbXBsZSBub25jZQ==");
        return new Shaken(path + " " + name, of.isEmpty() ? right : right.replace(of, instead), status, header);
    }
}
