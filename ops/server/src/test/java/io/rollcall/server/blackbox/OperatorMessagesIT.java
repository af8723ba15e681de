// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Crm.VERIFY_EMAIL;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.rollcall.operator.access.OperatorRole;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What left a server for an event, by real gateways, as operators see it; not in debug mode. */
class OperatorMessagesIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String[] SENT_AT_ONCE = {
        "--spring.mail.host=127.0.0.1",
        "--rollcall.email.from=Rollcall <codes@example.org>",
        "--rollcall.email.look=PT0.1S",
        "--rollcall.email.first-pause=PT0.1S",
        "--rollcall.email.longest-pause=PT0.3S",
        "--rollcall.sms.http.body={\"to\":\"{phone}\",\"text\":\"{text}\"}"
    };

    private final GreenMail mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final CountDownLatch posted = new CountDownLatch(1);

    @Test
    void anSmsAndAMailHangOnTheEventsThatTheyWereMadeOf() throws Exception {
        var sms = gateway();
        mails.start();
        try (var server = start(sms)) {
            var viewer = Operators.as(OperatorRole.VIEWER, server.base());
            var phone = Phones.unused();
            Meet.at(server.base()).sendCode(phone).is(201);
            var crm = Crm.at(server.base());
            var user = crm.signUp();
            crm.as(user).post(VERIFY_EMAIL, SentBody.none()).is(200);

            assertSent(viewer, "phone-number.code-issued", "sms", "sms.", phone);
            assertSent(viewer, "email-verification.code-issued", "mail", "mail.", user.email());
            assertThat(posted.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(mails.waitForIncomingEmail(SOON.toMillis(), 1)).isTrue();
        } finally {
            mails.stop();
            sms.stop(0);
        }
    }

    private static void assertSent(Client viewer, String type, String channel, String id, String receiver) {
        var event = viewer.get("/ops/v1/events?type=" + type).is(200).json().at("/items/0");
        var position = event.get("position").asLong();
        var tree = "/ops/v1/correlations/" + event.at("/metadata/traceId").asString();
        var answer = Soon.is(
                200,
                SOON,
                () -> viewer.get(tree),
                it -> message(it.json(), position).path("state").asString("").equals("sent-or-given-up"));
        var message = message(answer.json(), position);
        assertThat(message.get("name").asString()).isEqualTo(channel);
        assertThat(message.get("id").asString()).isEqualTo(id + position);
        assertThat(message.get("at").isNull()).isTrue();
        assertThat(answer.text()).doesNotContain(receiver);
    }

    /** Of the event at a position. */
    private static JsonNode message(JsonNode tree, long position) {
        return tree.findParents("position").stream()
                .filter(cause -> cause.get("position").asLong(-1) == position && cause.has("children"))
                .flatMap(cause -> cause.get("children").valueStream())
                .filter(child -> child.get("kind").asString().equals("message"))
                .findFirst()
                .orElse(tree.path("none"));
    }

    private OwnServer start(HttpServer sms) {
        var gateways = Stream.of(
                "--spring.mail.port=" + mails.getSmtp().getPort(),
                "--rollcall.sms.http.url=http://127.0.0.1:" + sms.getAddress().getPort() + "/send");
        var settings = Stream.of(Stream.of(OwnServer.WITHOUT_STREAM), Stream.of(SENT_AT_ONCE), gateways)
                .flatMap(it -> it)
                .toArray(String[]::new);
        return OwnServer.start(Parts.unused(), false, settings);
    }

    private HttpServer gateway() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/send", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
            posted.countDown();
        });
        server.start();
        return server;
    }
}
