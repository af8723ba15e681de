// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Crm.ACCEPT_EMAIL;
import static io.rollcall.server.blackbox.Crm.VERIFY_EMAIL;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.rollcall.embedded.Ports;
import jakarta.mail.internet.MimeMessage;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Mails by a real mail server, not in debug mode: one that is down, comes back, and stays away. */
class MailServerIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Pattern CODE = Pattern.compile("\\b[1-9][0-9]{5}\\b");

    private static final Pattern RECOVERY_CODE = Pattern.compile("\\b[0-9A-Z]{5}-[0-9A-Z]{5}\\b");

    private final Parts parts = Parts.unused();
    private final int port = Ports.free();

    @Test
    void aMailedCodeConfirmsAnAddressAsSoonAsTheMailServerIsBack() throws Exception {
        try (var server = start("--rollcall.email.give-up-after=PT5M")) {
            var crm = Crm.at(server.base());
            var user = crm.signUp();
            crm.as(user).post(VERIFY_EMAIL, SentBody.none()).is(200);
            until(() -> count("select max(attempts) from outgoing_messages") > 1, "the mail is tried again");
            var mailServer = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            mailServer.start();
            try {
                assertThat(mailServer.waitForIncomingEmail(SOON.toMillis(), 1)).isTrue();
                var mail = mailServer.getReceivedMessages()[0];
                assertReadable(mail, user.email());
                var code = CODE.matcher((String) mail.getContent());
                assertThat(code.find()).isTrue();
                crm.as(user)
                        .post(ACCEPT_EMAIL, SentBody.json("{\"code\":%s}".formatted(code.group())))
                        .is(200, "detail", "Successfully confirmed");
                until(
                        () -> count("select count(*) from outgoing_messages where next_try_at is not null") == 0,
                        "nothing is left to send");
                assertThat(mailServer.getReceivedMessages()).hasSize(1);
                assertAForgottenPasswordIsReset(crm, user, mailServer);
                assertADomainIsWrittenAsTheNetworkDoes(crm, mailServer);
            } finally {
                mailServer.stop();
            }
        }
    }

    /** By a letter with a code, and another that tells of it. */
    private void assertAForgottenPasswordIsReset(Crm crm, Crm.User user, GreenMail mailServer) throws Exception {
        crm.client()
                .post("/users/auth/password/reset/", SentBody.form("email", user.email()))
                .is(200);
        assertThat(mailServer.waitForIncomingEmail(SOON.toMillis(), 2)).isTrue();
        var letter = mailServer.getReceivedMessages()[1];
        assertThat(letter.getAllRecipients()[0]).hasToString(user.email());
        var code = RECOVERY_CODE.matcher((String) letter.getContent());
        assertThat(code.find()).isTrue();
        crm.client()
                .post(
                        "/users/auth/password/reset/confirm/",
                        SentBody.form("email", user.email(), "code", code.group(), "password", "another one"))
                .is(200);
        crm.logIn("email", user.email(), "another one").is(200);
        assertThat(mailServer.waitForIncomingEmail(SOON.toMillis(), 3)).isTrue();
        assertThat(mailServer.getReceivedMessages()[2].getSubject()).isEqualTo("Your password was changed");
        until(
                () -> count("select count(*) from outgoing_messages where next_try_at is not null") == 0,
                "nothing is left to send");
        assertThat(count("select count(*) from outgoing_messages where outgoing_messages::text like '%" + user.email()
                        + "%'"))
                .isZero();
    }

    /** Angus Mail would cut these letters to the low byte of each, which make up another domain. */
    private static void assertADomainIsWrittenAsTheNetworkDoes(Crm crm, GreenMail mailServer) throws Exception {
        var user = crm.signUp(Crm.person().put("email", "ada@\u0176\u0169\u0163\u0174\u0169\u016d.example"));
        crm.as(user).post(VERIFY_EMAIL, SentBody.none()).is(200);
        assertThat(mailServer.waitForIncomingEmail(SOON.toMillis(), 4)).isTrue();
        assertThat(mailServer.getReceivedMessages()[3].getAllRecipients()[0]).hasToString("ada@xn--rgalbq2bj.example");
        assertThat(mailServer.getUserManager().getUserByEmail("ada@victim.example"))
                .isNull();
    }

    @Test
    void aMailThatNoServerTakesIsGivenUpAndTheLogSaysSo() throws Exception {
        try (var server = start("--rollcall.email.give-up-after=PT1S")) {
            var crm = Crm.at(server.base());
            crm.as(crm.signUp()).post(VERIFY_EMAIL, SentBody.none()).is(200);
            until(
                    () -> count("select count(*) from events where type = 'email-verification.code-undeliverable'")
                            == 1,
                    "the mail is given up");
            until(
                    () -> count("select count(*) from outgoing_messages where next_try_at is not null") == 0,
                    "it is not tried again");
        }
    }

    private OwnServer start(String... more) {
        var arguments = new java.util.ArrayList<>(java.util.List.of(OwnServer.WITHOUT_STREAM));
        arguments.addAll(java.util.List.of(more));
        arguments.addAll(java.util.List.of(
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + port,
                "--rollcall.email.from=Rollcall <codes@example.org>",
                "--rollcall.email.look=PT0.1S",
                "--rollcall.email.first-pause=PT0.1S",
                "--rollcall.email.longest-pause=PT0.3S"));
        return OwnServer.start(parts, false, arguments.toArray(String[]::new));
    }

    private static void assertReadable(MimeMessage mail, String to) throws Exception {
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getAllRecipients()[0]).hasToString(to);
        assertThat(mail.getFrom()[0]).hasToString("Rollcall <codes@example.org>");
        assertThat(mail.getSubject()).isEqualTo("Confirm your e-mail address");
        assertThat(mail.getContentType()).startsWithIgnoringCase("text/plain");
        assertThat(mail.getMessageID()).endsWith("@rollcall>");
        assertThat((String) mail.getContent()).startsWith("Hello,");
    }

    private long count(String sql) {
        var database = parts.database();
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            return result.next() ? result.getLong(1) : 0;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void until(java.util.function.BooleanSupplier wanted, String what) {
        var deadline = System.nanoTime() + SOON.toNanos();
        while (!wanted.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
