// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.sms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.rollcall.gateway.outbox.Submission;
import io.rollcall.gateway.sms.SmsProperties.Http;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpGatewayTest {

    private static final String PHONE = "+79250741413";

    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private volatile int status = 200;
    private HttpServer server;
    private HttpGateway gateway;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/send", exchange -> {
            var headers = exchange.getRequestHeaders();
            requests.add(exchange.getRequestMethod() + " " + headers.getFirst("X-Key") + " "
                    + headers.getFirst("Content-Type") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        gateway = gateway(server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void postsTheBodyWithTheHeader() {
        assertThat(gateway.reach()).isTrue();
        assertThat(gateway.submit(PHONE, "код 12345")).isEqualTo(new Submission.Accepted(null));
        assertThat(requests)
                .containsExactly("POST secret application/json {\"to\":\"+79250741413\",\"text\":\"код 12345\"}");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void isBusyWhereItSaysSo(int answer) {
        status = answer;
        assertThat(gateway.submit(PHONE, "1")).isEqualTo(new Submission.Busy());
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502})
    void aFaultOfTheGatewaysOwnPasses(int answer) {
        status = answer;
        assertThat(gateway.submit(PHONE, "1")).isEqualTo(new Submission.NotNow());
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 404})
    void anyOtherAnswerIsARefusalForGood(int answer) {
        status = answer;
        assertThat(gateway.submit(PHONE, "1")).isEqualTo(new Submission.Refused("http-" + answer));
    }

    @Test
    void isBusyWhileNobodyIsThere() {
        server.stop(0);
        assertThat(gateway.submit(PHONE, "1")).isEqualTo(new Submission.Busy());
    }

    private static HttpGateway gateway(int port) {
        var body = "{\"to\":\"{phone}\",\"text\":\"{text}\"}";
        var url = URI.create("http://127.0.0.1:" + port + "/send");
        return new HttpGateway(HttpTemplate.of(new Http(url, "X-Key", "secret", "application/json", body)));
    }
}
