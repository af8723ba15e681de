// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.email;

import io.rollcall.command.shared.Outbox;
import io.rollcall.contracts.email.EmailVerificationEvent.EmailCodeIssued;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** Has each code that was issued mailed; in debug mode it is in the outbox, too. */
@ProcessingGroup(WhenEmailCodeIssuedThenMail.GROUP)
@DisallowReplay
final class WhenEmailCodeIssuedThenMail {

    static final String GROUP = "email-code-mailing";

    private final EmailRules rules;
    private final @Nullable MailQueue queue;
    private final @Nullable Outbox outbox;

    /**
     * @param queue {@code null} without a mail server
     * @param outbox {@code null} outside of debug mode
     */
    WhenEmailCodeIssuedThenMail(EmailRules rules, @Nullable MailQueue queue, @Nullable Outbox outbox) {
        this.rules = rules;
        this.queue = queue;
        this.outbox = outbox;
    }

    @EventHandler
    void react(EmailCodeIssued event, TrackingToken token, @Timestamp Instant at) {
        var address = event.address();
        if (address == null || !rules.now().isBefore(event.expiresAt())) {
            return; // erased meanwhile, or good for nothing any more
        }
        var position = token.position().orElseThrow();
        if (outbox != null) {
            var code = rules.codes().code(event.user(), event.nonce());
            var mail = Mail.of(address, code, rules.limits().codeLifetime(), event.language());
            outbox.keep(position, "mail", event.key(), at, address, mail.text(), code);
        }
        if (queue != null) {
            queue.add(
                    position,
                    event,
                    address,
                    event.issuedAt().plus(rules.limits().giveUpAfter()));
        }
    }
}
