// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Codes by a plain HTTP gateway. */
class SmsOverHttpIT {

    private final BlockingQueue<JsonNode> posted = new LinkedBlockingQueue<>();

    @Test
    void aCodeThatComesOverHttpSignsAUserInWithoutDebugModeAndInItTheOutboxHasItToo() throws Exception {
        var http = gateway();
        var url =
                "--rollcall.sms.http.url=http://127.0.0.1:" + http.getAddress().getPort() + "/send";
        try {
            try (var server = start(false, url)) {
                signIn(Meet.at(server.base()));
            }
            try (var server = start(true, url)) {
                var meet = Meet.at(server.base());
                var message = signIn(meet);
                assertThat(meet.outbox(message.get("to").asString()).get(0).get("text"))
                        .isEqualTo(message.get("text"));
            }
        } finally {
            http.stop(0);
        }
    }

    @Test
    void twoGatewaysAreRefused() {
        assertThatThrownBy(() -> start(
                        false, "--rollcall.sms.http.url=http://127.0.0.1:1/send", "--rollcall.sms.smpp.host=127.0.0.1"))
                .hasStackTraceContaining("Two SMS gateways are configured");
    }

    private JsonNode signIn(Meet meet) throws InterruptedException {
        var phone = Phones.unused();
        meet.sendCode(phone).is(201);
        var message = posted.poll(20, TimeUnit.SECONDS);
        assertThat(message).isNotNull();
        assertThat(message.get("to").asString()).isEqualTo(phone);
        var code = message.get("text").asString().replaceAll("\\D", "");
        Meet.user(phone, meet.signUp(phone, code));
        return message;
    }

    private HttpServer gateway() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/send", exchange -> {
            var authorized = "Bearer key".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            if (authorized) {
                posted.add(JsonMapper.shared().readTree(body));
            }
            exchange.sendResponseHeaders(authorized ? 202 : 401, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static OwnServer start(boolean debug, String... more) {
        var settings = Stream.of(
                "--rollcall.sms.http.header=Authorization",
                "--rollcall.sms.http.value=Bearer key",
                "--rollcall.sms.http.body={\"to\":\"{phone}\",\"text\":\"{text}\"}");
        return OwnServer.start(
                Parts.unused(),
                debug,
                Stream.of(Stream.of(OwnServer.WITHOUT_STREAM), settings, Stream.of(more))
                        .flatMap(it -> it)
                        .toArray(String[]::new));
    }
}
