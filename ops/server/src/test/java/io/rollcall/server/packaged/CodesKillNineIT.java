// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.rollcall.embedded.Ports;
import io.rollcall.embedded.testing.SmppSimulator;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged server is killed with kill -9 while a mail and an SMS are on their way. */
@Tag("processes")
class CodesKillNineIT {

    private static final String PASSWORD = "user1user1";

    @TempDir
    Path folder;

    private final SignUps signUps = new SignUps();
    private final String phone = SignUps.phone();
    private final String email = "ada-" + UUID.randomUUID() + "@example.org";
    private int mailPort;
    private int smsPort;

    @BeforeEach
    void choosePorts() throws Exception {
        mailPort = Ports.free();
        smsPort = Ports.free();
    }

    @Test
    void codesOutliveKillsBeforeTheyAreSentAndBeforeThatIsRecorded() throws Exception {
        try (var server = start()) {
            register(server);
            Caller.body(200, ada(server).in("ru").post(server, "/users/verify-email/", ""));
            assertThat(signUps.sendCode(server.base(), phone)).isEqualTo(201);
            server.kill();
        }
        MimeMessage mail;
        String sms;
        try (var mails = SilentMailServer.on(mailPort);
                var gateway = silentGateway();
                var server = start()) {
            mail = new MimeMessage(null, new ByteArrayInputStream(mails.await().getBytes(US_ASCII)));
            sms = gateway.awaitTo(phone).text();
            server.kill();
            assertThat(gateway.messages()).hasSize(1);
        }
        var mails = new GreenMail(new ServerSetup(mailPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mails.start();
        try (var gateway = SmppSimulator.startOn(smsPort);
                var server = start()) {
            assertThat(gateway.awaitTo(phone).text()).isEqualTo(sms);
            assertSignsUp(server, sms);
            assertThat(mails.waitForIncomingEmail(60_000, 1)).isTrue();
            assertConfirms(server, mail, mails.getReceivedMessages()[0]);
            assertThat(server.stop()).isIn(0, 143);
            assertThat(mails.getReceivedMessages()).hasSize(1);
            assertThat(gateway.messages()).hasSize(1);
        } finally {
            mails.stop();
        }
    }

    private void assertSignsUp(PackagedServer server, String sms) throws Exception {
        var code = sms.replaceAll("\\D", "");
        assertThat(signUps.register(server.base(), phone, code, "Ada").statusCode())
                .isEqualTo(201);
    }

    private void assertConfirms(PackagedServer server, MimeMessage first, MimeMessage again) throws Exception {
        assertThat(again.getMessageID()).isEqualTo(first.getMessageID());
        assertThat(again.getSubject()).isEqualTo("Подтвердите адрес электронной почты");
        assertThat(text(again)).isEqualTo(text(first)).startsWith("Здравствуйте!");
        var code = text(again).replaceAll("(?s)^.*?([1-9][0-9]{5}).*$", "$1");
        var confirmed = ada(server).post(server, "/users/accept-email/", "{\"code\":%s}".formatted(code));
        assertThat(Caller.body(200, confirmed).get("detail").asString()).isEqualTo("Successfully confirmed");
    }

    private void register(PackagedServer server) throws Exception {
        var form = "{\"surname\":\"Lovelace\",\"name\":\"Ada\",\"patronymic\":\"Georgievna\",\"email\":\"%s\","
                + "\"password\":\"%s\"}";
        Caller.body(201, Caller.anybody().post(server, "/users/auth/registration/", form.formatted(email, PASSWORD)));
    }

    /** A user that has just logged in: no token outlives a slow machine for sure. */
    private Caller ada(PackagedServer server) throws Exception {
        var login = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD);
        var pair = Caller.body(200, Caller.anybody().post(server, "/users/auth/token/", login));
        return Caller.anybody().as(pair.get("access").asString());
    }

    private static String text(MimeMessage mail) throws Exception {
        return ((String) mail.getContent()).replace("\r\n", "\n").strip();
    }

    private SmppSimulator silentGateway() {
        var gateway = SmppSimulator.startOn(smsPort);
        gateway.fallSilent();
        return gateway;
    }

    private PackagedServer start() throws Exception {
        return PackagedServer.start(
                        folder.resolve("data"),
                        "--rollcall.debug=false",
                        "--rollcall.roles=web,projection,policy",
                        "--spring.kafka.bootstrap-servers=127.0.0.1:1",
                        "--rollcall.sms.smpp.host=127.0.0.1",
                        "--rollcall.sms.smpp.port=" + smsPort,
                        "--rollcall.sms.smpp.system-id=" + SmppSimulator.SYSTEM_ID,
                        "--rollcall.sms.smpp.password=" + SmppSimulator.PASSWORD,
                        "--rollcall.sms.smpp.source=Rollcall",
                        "--spring.mail.host=127.0.0.1",
                        "--spring.mail.port=" + mailPort,
                        "--rollcall.email.first-pause=PT0.2S",
                        "--rollcall.email.longest-pause=PT1S")
                .ready();
    }
}
