// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import io.rollcall.contracts.limit.Charge;
import io.rollcall.contracts.limit.Cost;
import io.rollcall.contracts.limit.LimitDecision;
import io.rollcall.contracts.limit.Limits;
import io.rollcall.contracts.verification.NumberStatus;
import io.rollcall.contracts.verification.PhoneNumberCommand.LookAtNumber;
import io.rollcall.contracts.verification.Requester;
import io.rollcall.log.aggregate.CommandGateway;
import java.util.concurrent.CompletionException;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Counts what could take over an account among all such guesses, before it is compared. Once strangers have guessed too
 * much, they have to enter two right codes in a row (security.md, "Guessing codes").
 */
@Component
public final class GuessCounter {

    /**
     * One that is counted.
     *
     * @param by the client that enters it
     * @param charge what it took; {@code null} where nothing is at stake
     */
    public record Guess(Requester by, @Nullable Charge charge) {}

    private final Limits limits;
    private final NumberClients clients;
    private final CommandGateway commands;

    GuessCounter(Limits limits, NumberClients clients, CommandGateway commands) {
        this.limits = limits;
        this.clients = clients;
        this.commands = commands;
    }

    /**
     * Counts one.
     *
     * @param tooMany what is thrown where no more are compared for so many seconds
     */
    public Guess count(CodeAttempt attempt, LongFunction<? extends RuntimeException> tooMany) {
        var origin = clients.find(attempt.number(), attempt.client());
        var status = status(attempt, requester(origin, origin.known(), true, false));
        var isOwner = attempt.caller() != null && attempt.caller().equals(status.owner());
        if (!status.isAtStake() || isOwner) {
            return new Guess(requester(origin, origin.known() || isOwner, isOwner, false), null);
        }
        var once = attempt.guess(origin.known() ? Cost.NEAR_GUESS : Cost.GUESS);
        if (decision(once) instanceof LimitDecision.Granted) {
            return new Guess(requester(origin, origin.known(), true, false), once);
        }
        var twice = attempt.guess(Cost.DOUBLE_GUESS);
        take(twice, tooMany);
        var isSecond = clients.takeFirstProof(attempt.number(), attempt.client());
        return new Guess(requester(origin, origin.known(), true, !isSecond), twice);
    }

    /** It was wrong, and stays counted until the same client enters the right one. */
    public void keep(CodeAttempt attempt, Guess guess) {
        if (guess.charge() != null) {
            clients.spent(attempt.number(), attempt.client(), guess.charge());
        }
    }

    /** It was right, once at least: what it took comes back. */
    public void giveBack(Guess guess) {
        if (guess.charge() != null) {
            giveBack(guess.charge());
        }
    }

    /**
     * It was right for good: what the same client's wrong ones took comes back too, for they have turned out to be
     * honest. No more than that, from no other budget, and once: else the holder of a number could make guesses of it.
     */
    public void giveBackSpent(CodeAttempt attempt, Guess guess) {
        if (guess.charge() != null) {
            clients.takeSpent(attempt.number(), attempt.client())
                    .forEach((cost, tokens) ->
                            giveBack(Charge.of(cost).by(attempt.client()).times(tokens)));
        }
    }

    /** Takes a charge, or throws. */
    public void take(Charge charge, LongFunction<? extends RuntimeException> tooMany) {
        if (decision(charge) instanceof LimitDecision.Closed closed) {
            throw tooMany.apply(closed.retryAfterSeconds());
        }
    }

    /** Gives a charge back that came to nothing; blocks. */
    public void giveBack(Charge charge) {
        limits.giveBack(charge).join();
    }

    private NumberStatus status(CodeAttempt attempt, Requester by) {
        return commands.<NumberStatus>send(new LookAtNumber(attempt.number(), attempt.challenge(), by))
                .result();
    }

    private static Requester requester(NumberClients.Origin origin, boolean known, boolean counted, boolean twice) {
        return new Requester(origin.tag(), known, counted, twice);
    }

    private LimitDecision decision(Charge charge) {
        try {
            return limits.take(charge).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
    }
}
