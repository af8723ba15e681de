// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.mail;

import io.rollcall.command.email.EmailProperties;
import io.rollcall.command.email.Letter;
import io.rollcall.command.email.Letter.Subject;
import io.rollcall.command.email.LetterSender.Posted;
import io.rollcall.command.email.LetterTexts;
import io.rollcall.command.email.Mail;
import io.rollcall.contracts.email.EmailCommand.GiveEmailCodeUp;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.gateway.outbox.BackOff;
import io.rollcall.gateway.outbox.Channel;
import io.rollcall.gateway.outbox.OutboxEntry;
import io.rollcall.gateway.outbox.OutgoingMessage;
import io.rollcall.gateway.outbox.Submission;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is its own about mail. SMTP knows no way to ask whether a mail has arrived (RFC 1047): one is handed over until
 * the server takes it, each time under the same message id.
 *
 * @param server takes a mail and its id
 * @param undeliverable is told of codes that will not arrive
 */
record MailChannel(
        BiFunction<Mail, String, Submission> server,
        LetterTexts texts,
        Consumer<GiveEmailCodeUp> undeliverable,
        Terms terms)
        implements Channel {

    /** Longer than a dialogue with a server that is slow at each step. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final int UNPACED = 1_000;

    /** What is left of a mail without its content: of those that bring a code to confirm an address, which code. */
    private record Reference(
            @Nullable Subject about,
            @Nullable UserId user,
            @Nullable String nonce) {}

    static MailChannel of(
            BiFunction<Mail, String, Submission> server,
            LetterTexts texts,
            Consumer<GiveEmailCodeUp> undeliverable,
            EmailProperties properties) {
        var backOff = new BackOff(properties.firstPause(), properties.longestPause());
        var terms = new Terms(properties.look(), LEASE, Integer.MAX_VALUE, UNPACED, backOff);
        return new MailChannel(server, texts, undeliverable, terms);
    }

    /** The message that brings this letter. Users take turns: one that is told of much keeps no other waiting. */
    static OutboxEntry entry(Posted posted, Duration giveUpAfter) {
        var giveUpAt = posted.at().plus(giveUpAfter);
        return new OutboxEntry(
                id(posted),
                posted.position(),
                posted.key(),
                reference(posted.letter()),
                posted.letter(),
                Long.hashCode(posted.letter().user().value()) & 0xffff,
                giveUpAt.isBefore(posted.expiresAt()) ? giveUpAt : posted.expiresAt(),
                posted.expiresAt());
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public Submission submit(OutgoingMessage message) {
        var letter = message.as(Letter.class);
        var nonce = letter.nonce();
        return server.apply(texts.mail(letter), nonce == null ? message.id() : message.id() + "." + nonce);
    }

    @Override
    public void givenUp(OutgoingMessage message, String reason) {
        var reference = message.as(Reference.class);
        var user = reference.user();
        var nonce = reference.nonce();
        if (reference.about() == Subject.EMAIL_CODE && user != null && nonce != null) {
            undeliverable.accept(new GiveEmailCodeUp(user, nonce));
        }
    }

    private static Object reference(Letter letter) {
        return letter.about() == Subject.EMAIL_CODE
                ? new Reference(letter.about(), letter.user(), letter.nonce())
                : Map.of();
    }

    private static String id(Posted posted) {
        return posted.letter().about() == Subject.EMAIL_CODE
                ? "mail." + posted.position()
                : "letter." + posted.position() + "." + posted.part();
    }
}
