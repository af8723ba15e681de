// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.email;

import io.rollcall.command.email.LetterQueue.Waiting;
import io.rollcall.contracts.process.Heartbeat;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends the letters that are due, as {@link CodeMailSender} sends codes. */
final class LetterSender {

    private static final Logger LOG = LoggerFactory.getLogger(LetterSender.class);

    private final LetterQueue queue;
    private final MailServer server;
    private final LetterTexts texts;
    private final EmailProperties properties;
    private final Clock clock;
    private final TransactionTemplate transaction;

    LetterSender(
            LetterQueue queue,
            MailServer server,
            LetterTexts texts,
            EmailProperties properties,
            Clock clock,
            TransactionTemplate transaction) {
        this.queue = queue;
        this.server = server;
        this.texts = texts;
        this.properties = properties;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Sends all that are due; it is asked again and again. */
    void look(Heartbeat heart) {
        while (Boolean.TRUE.equals(transaction.execute(status -> sendOne()))) {
            heart.beat(); // until none is due
        }
        queue.removeExpired(clock.instant());
    }

    private boolean sendOne() {
        var due = queue.takeDue(clock.instant());
        due.ifPresent(waiting -> queue.tried(waiting, send(waiting)));
        return due.isPresent();
    }

    /** When to try again; {@code null} for never. */
    private @Nullable Instant send(Waiting waiting) {
        var letter = queue.open(waiting);
        if (letter.isEmpty()) {
            return null; // erased meanwhile
        }
        return switch (server.send(texts.mail(letter.get()), waiting.id().text())) {
            case TAKEN -> null;
            case REFUSED -> giveUp(waiting, "was refused");
            case LATER -> later(waiting);
        };
    }

    private @Nullable Instant later(Waiting waiting) {
        var next = clock.instant().plus(properties.pauseAfter(waiting.attempts() + 1));
        return next.isBefore(waiting.giveUpAt()) ? next : giveUp(waiting, "was not taken for too long");
    }

    private static @Nullable Instant giveUp(Waiting waiting, String why) {
        LOG.warn("The letter of event {} {} and is given up", waiting.id().position(), why);
        return null;
    }
}
