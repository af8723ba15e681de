// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rollcall.command.verification.LiveCodes.LiveCode;
import io.rollcall.contracts.verification.Attempts;
import io.rollcall.contracts.verification.Challenge;
import io.rollcall.contracts.verification.CodeCheckResult;
import io.rollcall.contracts.verification.PhoneNumberCommand.CheckCode;
import io.rollcall.contracts.verification.PhoneNumberCommand.LookAtNumber;
import io.rollcall.contracts.verification.PhoneNumberEvent.CodeIssued;
import io.rollcall.contracts.verification.PhoneNumberEvent.WrongCodeEntered;
import io.rollcall.contracts.verification.Requester;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which codes of one {@link PhoneNumber} can be entered, how often that was tried, and whether an entered one is right.
 */
final class NumberCodes {

    private final LiveCodes live = new LiveCodes();
    private final AttemptCounter attempts = new AttemptCounter();
    private final WrongCodeCounter wrong = new WrongCodeCounter();

    /** Whether a client has no attempt left to ask for a code. */
    boolean refusesSending(Requester by, CodeRules rules) {
        return attempts.refusesSending(by, rules);
    }

    /** The counter after one more code that is sent. */
    Attempts next(CodeRules rules) {
        return attempts.next(rules);
    }

    /** Whether a code that this client enters now would be compared. */
    boolean isOpen(LookAtNumber command, CodeRules rules) {
        var code = live.find(command.challenge(), command.by().tag(), rules.now());
        var client =
                code.map(it -> counted(it, command.by())).orElse(command.by().tag());
        return code.isPresent()
                && !attempts.refusesEntering(client, rules)
                && !wrong.isPaused(command.by().known(), rules);
    }

    /**
     * Compares a code; a wrong one is counted.
     *
     * @param owned whether it could take over an account
     * @return what is answered to one that is not compared, or is wrong; empty for the right one
     */
    Optional<CodeCheckResult> refusal(CheckCode entered, boolean owned, CodeRules rules) {
        var by = entered.by();
        var code = live.find(entered.challenge(), by.tag(), rules.now());
        if (code.isEmpty()) {
            return Optional.of(new CodeCheckResult.Invalid());
        }
        var client = counted(code.get(), by);
        if (attempts.refusesEntering(client, rules)) {
            return Optional.of(new CodeCheckResult.Throttled());
        }
        wrong.check(by.known(), rules);
        if (owned && !by.counted()) {
            throw new NotCounted();
        }
        return isRight(entered, code.get(), rules) ? Optional.empty() : Optional.of(countWrong(entered, client, rules));
    }

    private static boolean isRight(CheckCode entered, LiveCode code, CodeRules rules) {
        return Codes.same(rules.codes().code(entered.number(), code.nonce(), code.digits()), entered.code());
    }

    private CodeCheckResult countWrong(CheckCode entered, @Nullable UUID client, CodeRules rules) {
        apply(new WrongCodeEntered(
                entered.number(),
                entered.challenge(),
                attempts.next(rules),
                client,
                wrong.next(entered.by().known(), rules)));
        return new CodeCheckResult.Invalid();
    }

    /** The client that is counted: the one that asked for the code, or is known here; for others all count. */
    private static @Nullable UUID counted(LiveCode code, Requester by) {
        if (code.wasAskedBy(by.tag())) {
            return code.client();
        }
        return by.known() ? by.tag() : null;
    }

    void evolve(CodeIssued event) {
        live.add(event);
        attempts.add(event.attempts(), event.client());
    }

    void evolve(WrongCodeEntered event) {
        attempts.add(event.attempts(), event.client());
        wrong.count(event.wrong());
    }

    /** A code of this challenge was right: all counters begin anew. */
    void use(Challenge challenge) {
        live.use(challenge);
        attempts.reset();
        wrong.reset();
    }

    /** None can be entered any more; what was tried stays counted. */
    void clear() {
        live.clear();
    }
}
