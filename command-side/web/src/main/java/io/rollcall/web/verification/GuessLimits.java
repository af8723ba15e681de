// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.verification;

import io.rollcall.command.verification.CodeAttempt;
import io.rollcall.command.verification.Codes;
import io.rollcall.command.verification.CodesPaused;
import io.rollcall.command.verification.GuessCounter;
import io.rollcall.command.verification.NotCounted;
import io.rollcall.command.verification.NumberClients;
import io.rollcall.contracts.limit.ClientAddress;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.contracts.verification.Requester;
import io.rollcall.http.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.springframework.stereotype.Component;

/**
 * Has codes compared only as far as limits reach, which are asked before: a right guess pays no more than a wrong one.
 */
@Component
public final class GuessLimits {

    /** What came of entering a code. */
    public enum Outcome {
        RIGHT,
        /** Right, and {@link Requester#twice()}. */
        AGAIN,
        WRONG
    }

    private static final int TRIES = 3;

    /** A right code pays for two wrong ones of the same client. */
    private static final int RIGHT_PAYS = 3;

    private final GuessCounter guesses;
    private final NumberClients clients;
    private final Codes codes;
    private final Clock clock;

    GuessLimits(GuessCounter guesses, NumberClients clients, Codes codes, Clock clock) {
        this.guesses = guesses;
        this.clients = clients;
        this.codes = codes;
        this.clock = clock;
    }

    /** The client that is about to be sent a code. */
    public Requester asking(NumberId number, ClientAddress client) {
        return requester(clients.seen(number, client));
    }

    /**
     * The client that has just entered the right code, which is compared once more together with what else it has sent.
     */
    public Requester checked(CodeAttempt attempt) {
        return requester(clients.find(attempt.number(), attempt.client()));
    }

    /** The number was proven by this client, and is theirs: they are no stranger to it from here on. */
    public void proven(NumberId number, ClientAddress client) {
        clients.proven(number, client);
    }

    /**
     * Has a code compared.
     *
     * @param compare does so, as somebody
     * @param outcome what came of it
     * @param tooMany what the door says where limits refuse it, with the seconds until another try may help
     */
    public <T> T enter(
            CodeAttempt attempt,
            Function<Requester, T> compare,
            Function<T, Outcome> outcome,
            LongFunction<Refusal> tooMany) {
        if (codes.isDebugCode(attempt.code())) {
            return compare.apply(Requester.ANYBODY);
        }
        for (var tries = 0; tries < TRIES; tries++) {
            try {
                return counted(attempt, compare, outcome, tooMany);
            } catch (NotCounted e) {
                // Just now a code was sent, or the number was claimed: it is counted as what it is.
            }
        }
        throw Refusal.unavailable(1);
    }

    private <T> T counted(
            CodeAttempt attempt,
            Function<Requester, T> compare,
            Function<T, Outcome> outcome,
            LongFunction<Refusal> tooMany) {
        guesses.take(attempt.any(), tooMany);
        try {
            var guess = guesses.count(attempt, tooMany);
            var result = compare.apply(guess.by());
            settle(attempt, guess, outcome.apply(result));
            return result;
        } catch (NotCounted | Refusal e) {
            guesses.giveBack(attempt.any());
            throw e;
        } catch (CodesPaused e) {
            guesses.giveBack(attempt.any());
            throw tooMany.apply(
                    Math.max(1, Duration.between(clock.instant(), e.until()).toSeconds()));
        }
    }

    private void settle(CodeAttempt attempt, GuessCounter.Guess guess, Outcome outcome) {
        switch (outcome) {
            case RIGHT -> {
                guesses.giveBack(attempt.any().times(RIGHT_PAYS));
                guesses.giveBack(guess);
                guesses.giveBackSpent(attempt, guess);
            }
            case AGAIN -> {
                clients.provenOnce(attempt.number(), attempt.client());
                guesses.giveBack(guess);
            }
            case WRONG -> guesses.keep(attempt, guess);
        }
    }

    private static Requester requester(NumberClients.Origin origin) {
        return new Requester(origin.tag(), origin.known(), true, false);
    }
}
