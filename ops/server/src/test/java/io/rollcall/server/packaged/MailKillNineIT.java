// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged server is killed with kill -9 while a mail is on its way. */
class MailKillNineIT {

    private static final String PASSWORD = "user1user1";

    @TempDir
    Path folder;

    private final String email = "ada-" + UUID.randomUUID() + "@example.org";

    @Test
    void aCodeOutlivesKillsBeforeItIsMailedAndBeforeThatIsRecorded() throws Exception {
        var port = PackagedServer.freePort();
        try (var server = start(port)) {
            register(server);
            Caller.body(200, ada(server).in("ru").post(server, "/users/verify-email/", ""));
            server.kill();
        }
        MimeMessage first;
        try (var silent = SilentMailServer.on(port);
                var server = start(port)) {
            first = new MimeMessage(
                    null, new ByteArrayInputStream(silent.await().getBytes(US_ASCII)));
            server.kill();
        }
        var mailServer = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mailServer.start();
        try (var server = start(port)) {
            assertThat(mailServer.waitForIncomingEmail(60_000, 1)).isTrue();
            var again = mailServer.getReceivedMessages()[0];
            assertThat(again.getMessageID()).isEqualTo(first.getMessageID());
            assertThat(again.getSubject()).isEqualTo("Подтвердите адрес электронной почты");
            assertThat(text(again)).isEqualTo(text(first)).startsWith("Здравствуйте!");
            confirm(server, text(again).replaceAll("(?s)^.*?([1-9][0-9]{5}).*$", "$1"));
            assertThat(server.stop()).isIn(0, 143);
            assertThat(mailServer.getReceivedMessages()).hasSize(1);
        } finally {
            mailServer.stop();
        }
    }

    private void register(PackagedServer server) throws Exception {
        var form = "{\"surname\":\"Lovelace\",\"name\":\"Ada\",\"patronymic\":\"Georgievna\",\"email\":\"%s\","
                + "\"password\":\"%s\"}";
        Caller.body(201, Caller.anybody().post(server, "/users/auth/registration/", form.formatted(email, PASSWORD)));
    }

    /** Somebody who has just logged in: no token outlives a slow machine for sure. */
    private Caller ada(PackagedServer server) throws Exception {
        var login = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD);
        var pair = Caller.body(200, Caller.anybody().post(server, "/users/auth/token/", login));
        return Caller.anybody().as(pair.get("access").asString());
    }

    private void confirm(PackagedServer server, String code) throws Exception {
        var confirmed = ada(server).post(server, "/users/accept-email/", "{\"code\":%s}".formatted(code));
        assertThat(Caller.body(200, confirmed).get("detail").asString()).isEqualTo("Successfully confirmed");
    }

    private static String text(MimeMessage mail) throws Exception {
        return ((String) mail.getContent()).replace("\r\n", "\n").strip();
    }

    private PackagedServer start(int port) throws Exception {
        return PackagedServer.start(
                        folder.resolve("data"),
                        "--rollcall.debug=false",
                        "--rollcall.roles=web,projection,policy",
                        "--spring.kafka.bootstrap-servers=127.0.0.1:1",
                        "--spring.mail.host=127.0.0.1",
                        "--spring.mail.port=" + port,
                        "--rollcall.email.first-pause=PT0.2S",
                        "--rollcall.email.longest-pause=PT1S")
                .ready();
    }
}
