// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.email;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rollcall.contracts.email.EmailCommand;
import io.rollcall.contracts.email.EmailCommand.GiveEmailCodeUp;
import io.rollcall.contracts.email.EmailCommand.IssueEmailCode;
import io.rollcall.contracts.email.EmailVerificationEvent.EmailCodeIssued;
import io.rollcall.contracts.email.EmailVerificationEvent.EmailCodeUndeliverable;
import io.rollcall.contracts.email.EmailVerificationEvent.EmailCodeUsed;
import io.rollcall.contracts.email.EmailVerificationEvent.WrongEmailCodeEntered;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.Attempts;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The one live code that was mailed to a user. */
@Aggregate(repository = "emailVerifications", commandTargetResolver = "commandTarget")
class EmailVerification {

    private record LiveCode(LoginNameId email, String nonce, Instant expiresAt) {}

    @AggregateIdentifier
    private @Nullable String id;

    private @Nullable LiveCode live;
    private @Nullable Attempts issued;
    private @Nullable String undeliverable;
    private int wrong;

    /** Nothing mailed yet. */
    EmailVerification() {}

    /** Whether no other code is to be had for a while. */
    boolean isExhausted(EmailRules rules) {
        return rules.areExhausted(issued);
    }

    /** Makes a code; the earlier one is worth nothing from here on (C-72). */
    void issue(IssueEmailCode command, KeyId key, EmailRules rules) {
        var now = rules.now();
        apply(new EmailCodeIssued(
                command.user(),
                key,
                command.email(),
                rules.codes().nonce(),
                now,
                rules.expiry(now),
                rules.next(issued),
                command.language(),
                command.address(),
                command.kind() == LoginKind.EMAIL ? null : command.kind()));
    }

    /** Uses the code up where it is the right one for this address; a wrong one is counted. */
    boolean use(UserId user, LoginNameId email, String code, EmailRules rules) {
        var known = live;
        if (known == null
                || !rules.now().isBefore(known.expiresAt())
                || !known.email().equals(email)) {
            return false;
        }
        var right = !rules.areTooMany(wrong) && rules.codes().isRight(user, known.nonce(), code);
        apply(right ? new EmailCodeUsed(user) : new WrongEmailCodeEntered(user));
        return right;
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void decide(GiveEmailCodeUp command) {
        if (!command.nonce().equals(undeliverable)) {
            apply(new EmailCodeUndeliverable(command.user(), command.nonce()));
        }
    }

    @EventSourcingHandler
    void evolve(EmailCodeIssued event) {
        id = EmailCommand.aggregate(event.user(), event.kindOfAddress());
        live = new LiveCode(event.email(), event.nonce(), event.expiresAt());
        issued = event.issued();
        wrong = 0;
    }

    @EventSourcingHandler
    void evolve(WrongEmailCodeEntered event) {
        wrong++;
    }

    @EventSourcingHandler
    void evolve(EmailCodeUsed event) {
        live = null;
    }

    @EventSourcingHandler
    void evolve(EmailCodeUndeliverable event) {
        id = id == null ? EmailCommand.aggregate(event.user(), LoginKind.EMAIL) : id;
        undeliverable = event.nonce();
    }
}
