// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rollcall.command.email.Mail;
import io.rollcall.gateway.outbox.Submission;
import io.rollcall.http.email.EmailAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.Arrays;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** The mail server that {@code spring.mail.*} names. */
final class SmtpServer {

    private static final int PERMANENT = 500;
    private static final Submission REFUSED = new Submission.Refused("refused");

    private final JavaMailSender server;
    private final String from;

    SmtpServer(JavaMailSender server, String from) {
        this.server = server;
        this.from = from;
    }

    /**
     * Brings a mail to the server. Blocks.
     *
     * @param id the same at every try, so that a mailbox can tell a mail that it was sent twice
     */
    Submission send(Mail mail, String id) {
        return EmailAddress.delivered(mail.to()).map(to -> send(mail, to, id)).orElse(REFUSED);
    }

    /** @param to nothing but ASCII: Angus Mail cuts each character of an address to its low byte */
    private Submission send(Mail mail, String to, String id) {
        try {
            var message = server.createMimeMessage();
            var helper = new MimeMessageHelper(message, UTF_8.name());
            helper.setFrom(from);
            helper.setTo(to);
            helper.setSubject(mail.subject());
            helper.setText(mail.text());
            message.setHeader("Message-ID", "<" + id + "@rollcall>");
            message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: nobody answers it by itself
            server.send(message);
            return new Submission.Accepted(null);
        } catch (MessagingException | MailParseException | MailPreparationException e) {
            return REFUSED;
        } catch (MailSendException e) {
            return isRefusal(e) ? REFUSED : new Submission.NotNow();
        } catch (MailException e) {
            return new Submission.NotNow();
        }
    }

    private static boolean isRefusal(MailSendException failed) {
        return Arrays.stream(failed.getMessageExceptions()).anyMatch(SmtpServer::isRefusal);
    }

    private static boolean isRefusal(Exception failed) {
        return switch (failed) {
            case SMTPAddressFailedException address -> address.getReturnCode() >= PERMANENT;
            case SMTPSendFailedException send -> send.getReturnCode() >= PERMANENT;
            case SendFailedException send -> send.getNextException() != null && isRefusal(send.getNextException());
            default -> false;
        };
    }
}
