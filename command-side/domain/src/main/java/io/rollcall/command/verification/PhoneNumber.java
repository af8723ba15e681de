// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rollcall.command.account.PresentUsers;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.Challenge;
import io.rollcall.contracts.verification.CodeCheckResult;
import io.rollcall.contracts.verification.ForgetNumberResult;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.contracts.verification.NumberStatus;
import io.rollcall.contracts.verification.PhoneNumberCommand.AskForNumberKey;
import io.rollcall.contracts.verification.PhoneNumberCommand.AskWhetherClaimed;
import io.rollcall.contracts.verification.PhoneNumberCommand.CheckCode;
import io.rollcall.contracts.verification.PhoneNumberCommand.ForgetNumber;
import io.rollcall.contracts.verification.PhoneNumberCommand.LookAtNumber;
import io.rollcall.contracts.verification.PhoneNumberCommand.RecordDelivery;
import io.rollcall.contracts.verification.PhoneNumberCommand.SendCode;
import io.rollcall.contracts.verification.PhoneNumberEvent.CodeConfirmed;
import io.rollcall.contracts.verification.PhoneNumberEvent.CodeDelivered;
import io.rollcall.contracts.verification.PhoneNumberEvent.CodeIssued;
import io.rollcall.contracts.verification.PhoneNumberEvent.CodeUndeliverable;
import io.rollcall.contracts.verification.PhoneNumberEvent.NumberClaimed;
import io.rollcall.contracts.verification.PhoneNumberEvent.NumberForgotten;
import io.rollcall.contracts.verification.PhoneNumberEvent.NumberReleased;
import io.rollcall.contracts.verification.PhoneNumberEvent.WrongCodeEntered;
import io.rollcall.contracts.verification.Requester;
import io.rollcall.contracts.verification.SendCodeResult;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * Decides which users have proven one phone number, and which one owns it. Refusals are results, so that what must be
 * counted is recorded.
 */
@Aggregate(repository = "phoneNumbers", commandTargetResolver = "commandTarget")
public class PhoneNumber {

    @AggregateIdentifier
    private @Nullable String id;

    private final NumberCodes codes = new NumberCodes();
    private final SentCodes sent = new SentCodes();
    private @Nullable UserId owner;
    private @Nullable Instant lastCodeAt;
    private @Nullable KeyId key; // known once its user has left
    private boolean forgotten;

    /** Not part of what events say. */
    private final transient SignedUpOwner signedUp = new SignedUpOwner();

    /** A number that nothing has happened to yet. */
    public PhoneNumber() {}

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    CodeCheckResult decide(CheckCode command, CodeRules rules, PresentUsers users) {
        return check(command.number(), command.challenge(), command.code(), command.by(), rules, users);
    }

    /** Issues a code, where there are attempts left. */
    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    public SendCodeResult decide(SendCode command, CodeRules rules, PresentUsers users) {
        if (forgotten) {
            return new SendCodeResult.Forgotten();
        }
        if (key != null && !key.equals(command.key())) {
            return new SendCodeResult.KeyOutdated(key);
        }
        if (codes.refusesSending(command.by(), rules)) {
            return new SendCodeResult.Throttled();
        }
        var now = rules.now();
        var nonce = rules.codes().nonce();
        apply(new CodeIssued(
                command.number(),
                command.key(),
                command.challenge(),
                nonce,
                command.digits(),
                now,
                rules.expiry(now),
                codes.next(rules),
                command.phone(),
                command.by().tag()));
        rules.served()
                .refusal(command.phone())
                .ifPresent(
                        reason -> apply(new CodeUndeliverable(command.number(), command.challenge(), nonce, reason)));
        var shown = rules.codes().shown(command.number(), nonce, command.digits());
        return new SendCodeResult.Sent(!signedUp.is(owner, users), shown);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    ForgetNumberResult decide(ForgetNumber command, CodeRules rules) {
        if (owner != null) {
            return new ForgetNumberResult.Kept(null);
        }
        if (lastCodeAt != null && rules.now().isBefore(rules.forgettable(lastCodeAt))) {
            return new ForgetNumberResult.Kept(rules.forgettable(lastCodeAt));
        }
        if (!forgotten) {
            apply(new NumberForgotten(command.number()));
        }
        return new ForgetNumberResult.Forgotten();
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    boolean decide(RecordDelivery command, CodeRules rules) {
        return sent.decide(command, rules);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    NumberStatus decide(LookAtNumber command, CodeRules rules) {
        return new NumberStatus(owner, owner != null && codes.isOpen(command, rules));
    }

    /** Compares a code; a wrong one is counted, a right one stays to be used, unless it has to be entered twice. */
    public CodeCheckResult check(
            NumberId number, Challenge challenge, String code, Requester by, CodeRules rules, PresentUsers users) {
        if (forgotten) {
            return new CodeCheckResult.Invalid();
        }
        if (rules.codes().isDebugCode(code)) {
            return new CodeCheckResult.Right(owner, !signedUp.is(owner, users));
        }
        return codes.refusal(new CheckCode(number, challenge, code, by), owner != null, rules)
                .orElseGet(() -> right(number, challenge, by, users));
    }

    private CodeCheckResult right(NumberId number, Challenge challenge, Requester by, PresentUsers users) {
        if (by.twice()) {
            confirm(number, challenge);
            return new CodeCheckResult.Again();
        }
        return new CodeCheckResult.Right(owner, !signedUp.is(owner, users));
    }

    /** Uses the challenge's code up; the counter starts anew (A-14, also with the debug code). */
    public void confirm(NumberId number, Challenge challenge) {
        apply(new CodeConfirmed(number, challenge));
    }

    /** Gives the number, which must be free, to a user. */
    public void claim(NumberId number, UserId user) {
        apply(new NumberClaimed(number, user));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Optional<KeyId> decide(AskForNumberKey command) {
        return Optional.ofNullable(key);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    boolean decide(AskWhetherClaimed command) {
        return owner != null;
    }

    /**
     * Takes the number from a user that leaves; its next owner proves it anew.
     *
     * @param next the number's key from here on: what was told of it so far goes with the user
     */
    public void release(NumberId number, UserId user, KeyId next) {
        apply(new NumberReleased(number, user, next));
    }

    @EventSourcingHandler
    void evolve(CodeIssued event) {
        id = event.number().aggregate();
        lastCodeAt = event.issuedAt();
        codes.evolve(event);
        sent.await(event.nonce());
    }

    @EventSourcingHandler
    void evolve(CodeDelivered event) {
        sent.settle(event.nonce());
    }

    @EventSourcingHandler
    void evolve(CodeUndeliverable event) {
        sent.settle(event.nonce());
    }

    @EventSourcingHandler
    void evolve(WrongCodeEntered event) {
        codes.evolve(event);
    }

    @EventSourcingHandler
    void evolve(CodeConfirmed event) {
        id = event.number().aggregate();
        codes.use(event.challenge());
    }

    @EventSourcingHandler
    void evolve(NumberClaimed event) {
        owner = event.user();
    }

    @EventSourcingHandler
    void evolve(NumberReleased event) {
        key = event.key();
        owner = null;
        codes.clear();
        sent.clear();
        lastCodeAt = null;
    }

    @EventSourcingHandler
    void evolve(NumberForgotten event) {
        id = event.number().aggregate();
        forgotten = true;
        codes.clear();
        sent.clear();
    }
}
