// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.email;

import io.rollcall.command.email.MailQueue.Waiting;
import io.rollcall.contracts.email.EmailCommand.GiveEmailCodeUp;
import io.rollcall.contracts.process.Heartbeat;
import io.rollcall.log.aggregate.CommandGateway;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends the mails that are due, one after the other; of several processes each takes other ones. A mail stays locked
 * while it is with the server, and is marked in the same transaction: what a crash may repeat is the mail that the
 * server had taken before that was committed, under the same message id. SMTP knows no way to ask (RFC 1047). Where a
 * process stands still, its transaction is ended together with what it owns.
 */
final class CodeMailSender {

    private static final Logger LOG = LoggerFactory.getLogger(CodeMailSender.class);

    private final MailQueue queue;
    private final MailServer server;
    private final EmailRules rules;
    private final CommandGateway commands;
    private final TransactionTemplate transaction;

    CodeMailSender(
            MailQueue queue,
            MailServer server,
            EmailRules rules,
            CommandGateway commands,
            TransactionTemplate transaction) {
        this.queue = queue;
        this.server = server;
        this.rules = rules;
        this.commands = commands;
        this.transaction = transaction;
    }

    /** Sends all that are due; it is asked again and again. */
    void look(Heartbeat heart) {
        while (Boolean.TRUE.equals(transaction.execute(status -> sendOne()))) {
            heart.beat(); // until none is due
        }
        queue.removeExpired(rules.now());
    }

    private boolean sendOne() {
        var due = queue.takeDue(rules.now());
        due.ifPresent(this::send);
        return due.isPresent();
    }

    private void send(Waiting mail) {
        var addressee = queue.addressee(mail);
        if (addressee.isEmpty()) {
            queue.tried(mail, null); // erased meanwhile
            return;
        }
        var code = rules.codes().code(mail.user(), mail.nonce());
        var to = addressee.get();
        var content = Mail.of(to.to(), code, rules.limits().codeLifetime(), to.language());
        queue.confirm();
        switch (server.send(content, mail.position() + "." + mail.nonce())) {
            case TAKEN -> queue.tried(mail, null);
            case REFUSED -> giveUp(mail, "was refused");
            case LATER -> tryLater(mail);
        }
    }

    private void tryLater(Waiting mail) {
        var next = rules.now().plus(rules.limits().pauseAfter(mail.attempts() + 1));
        if (next.isBefore(mail.giveUpAt())) {
            queue.tried(mail, next);
            LOG.info("The mail of event {} was not taken; it is tried again at {}", mail.position(), next);
        } else {
            giveUp(mail, "was not taken for too long");
        }
    }

    private void giveUp(Waiting mail, String why) {
        commands.send(new GiveEmailCodeUp(mail.user(), Objects.requireNonNull(mail.nonce())));
        queue.tried(mail, null);
        LOG.warn("The mail of event {} {} and is given up", mail.position(), why);
    }
}
