// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rollcall.command.account.PresentUsers;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.Attempts;
import io.rollcall.contracts.verification.Challenge;
import io.rollcall.contracts.verification.CodeCheck;
import io.rollcall.contracts.verification.CodeSending;
import io.rollcall.contracts.verification.Forgetting;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.contracts.verification.PhoneNumberCommand.AskForNumberKey;
import io.rollcall.contracts.verification.PhoneNumberCommand.AskWhetherClaimed;
import io.rollcall.contracts.verification.PhoneNumberCommand.CheckCode;
import io.rollcall.contracts.verification.PhoneNumberCommand.ForgetNumber;
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
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * Decides who has proven one phone number, and whose it is. Refusals are results, so that what must be counted is
 * recorded.
 */
@Aggregate(repository = "phoneNumbers", commandTargetResolver = "commandTarget")
public class PhoneNumber {

    private record LiveCode(String nonce, int digits, Instant expiresAt) {}

    @AggregateIdentifier
    private @Nullable String id;

    private final Map<Challenge, LiveCode> codes = new HashMap<>();
    private final SentCodes sent = new SentCodes();
    private @Nullable Attempts attempts;
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
    CodeCheck decide(CheckCode command, CodeRules rules, PresentUsers users) {
        return check(command.number(), command.challenge(), command.code(), rules, users);
    }

    /** Issues a code, where there are attempts left. */
    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    public CodeSending decide(SendCode command, CodeRules rules, PresentUsers users) {
        if (forgotten) {
            return new CodeSending.Forgotten();
        }
        if (key != null && !key.equals(command.key())) {
            return new CodeSending.KeyOutdated(key);
        }
        if (rules.areExhausted(attempts)) {
            return new CodeSending.Throttled();
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
                rules.next(attempts),
                command.phone()));
        rules.served()
                .refusal(command.phone())
                .ifPresent(
                        reason -> apply(new CodeUndeliverable(command.number(), command.challenge(), nonce, reason)));
        var shown = rules.codes().shown(command.number(), nonce, command.digits());
        return new CodeSending.Sent(!signedUp.is(owner, users), shown);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Forgetting decide(ForgetNumber command, CodeRules rules) {
        if (owner != null) {
            return new Forgetting.Kept(null);
        }
        if (lastCodeAt != null && rules.now().isBefore(rules.forgettable(lastCodeAt))) {
            return new Forgetting.Kept(rules.forgettable(lastCodeAt));
        }
        if (!forgotten) {
            apply(new NumberForgotten(command.number()));
        }
        return new Forgetting.Forgotten();
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    boolean decide(RecordDelivery command, CodeRules rules) {
        return sent.decide(command, rules);
    }

    /** Compares a code; a wrong one is counted, a right one stays to be used. */
    public CodeCheck check(NumberId number, Challenge challenge, String code, CodeRules rules, PresentUsers users) {
        if (forgotten) {
            return new CodeCheck.Invalid();
        }
        if (rules.codes().isDebugCode(code)) {
            return new CodeCheck.Right(owner, !signedUp.is(owner, users));
        }
        var live = codes.get(challenge);
        if (live == null || !rules.now().isBefore(live.expiresAt())) {
            return new CodeCheck.Invalid();
        }
        if (rules.areExhausted(attempts)) {
            return new CodeCheck.Throttled();
        }
        if (Codes.same(rules.codes().code(number, live.nonce(), live.digits()), code)) {
            return new CodeCheck.Right(owner, !signedUp.is(owner, users));
        }
        apply(new WrongCodeEntered(number, challenge, rules.next(attempts)));
        return new CodeCheck.Invalid();
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
     * Takes the number from the user who leaves; whoever has it next proves it anew.
     *
     * @param next the number's key from here on: what was told of it so far goes with the user
     */
    public void release(NumberId number, UserId user, KeyId next) {
        apply(new NumberReleased(number, user, next));
    }

    @EventSourcingHandler
    void evolve(CodeIssued event) {
        id = event.number().aggregate();
        codes.values().removeIf(code -> !event.issuedAt().isBefore(code.expiresAt()));
        lastCodeAt = event.issuedAt();
        codes.put(event.challenge(), new LiveCode(event.nonce(), event.digits(), event.expiresAt()));
        attempts = event.attempts();
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
        attempts = event.attempts();
    }

    @EventSourcingHandler
    void evolve(CodeConfirmed event) {
        id = event.number().aggregate();
        codes.remove(event.challenge());
        attempts = null;
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
