// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.credential;

import io.rollcall.command.credential.GuessingProperties;
import io.rollcall.command.credential.KnownClients;
import io.rollcall.command.credential.Line;
import io.rollcall.command.credential.WrongPasswordCounter;
import io.rollcall.command.credential.WrongPasswordCounter.Count;
import io.rollcall.command.limit.ClosedBudgetReporter;
import io.rollcall.command.limit.LimitDigest;
import io.rollcall.command.login.TriedName;
import io.rollcall.contracts.limit.Charge;
import io.rollcall.contracts.limit.ClientAddress;
import io.rollcall.contracts.limit.Cost;
import io.rollcall.contracts.limit.Dimension;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.Refusal;
import io.rollcall.web.limit.BlockingLimits;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Bounds how often passwords are guessed: wrong ones in a row for each account, be there one or not, and for each
 * address. Pauses are of the login name, since a pause that another name has brought would tell that both are one
 * account's. A client that has signed in to the account before is counted apart, so that no stranger locks it out.
 */
final class GuessGuard {

    private final WrongPasswordCounter wrong;
    private final KnownClients clients;
    private final BlockingLimits budgets;
    private final LimitDigest digests;
    private final ClosedBudgetReporter closings;
    private final GuessingProperties properties;
    private final BiPredicate<Line, BooleanSupplier> turns;

    /** @param turns has something done when a line's turn comes */
    GuessGuard(
            WrongPasswordCounter wrong,
            KnownClients clients,
            BlockingLimits budgets,
            LimitDigest digests,
            ClosedBudgetReporter closings,
            GuessingProperties properties,
            BiPredicate<Line, BooleanSupplier> turns) {
        this.wrong = wrong;
        this.clients = clients;
        this.budgets = budgets;
        this.digests = digests;
        this.closings = closings;
        this.properties = properties;
        this.turns = turns;
    }

    /**
     * Has a password compared by which somebody comes in.
     *
     * @param name as it is counted
     * @param holder the owner of the password
     * @throws Refusal 429 where it is not compared, or where it may not be told
     */
    boolean check(String name, Optional<UserId> holder, ClientAddress client, BooleanSupplier comparison) {
        var right = clients.contain(holder, client)
                ? checkKnown(holder.orElseThrow(), client, comparison)
                : checkStranger(name, holder, client, comparison);
        if (right) {
            clients.add(holder.orElseThrow(), client);
        }
        return right;
    }

    /** The same for the present password of a signed-in user. */
    boolean checkOwn(UserId user, BooleanSupplier comparison) {
        return compare(ofOwn(user), properties.longestPause(), this::tell, () -> turns.test(Line.of(user), comparison));
    }

    private boolean checkKnown(UserId user, ClientAddress client, BooleanSupplier comparison) {
        var subject = digests.of("known", Long.toString(user.value()), client.host());
        Runnable becomeStranger = () -> {
            clients.remove(user, client);
            wrong.forget(List.of(subject));
            tell();
        };
        return compare(
                subject, properties.longestPauseOfKnown(), becomeStranger, () -> turns.test(Line.of(user), comparison));
    }

    /** By the account without pauses, then by the name. */
    private boolean checkStranger(
            String name, Optional<UserId> holder, ClientAddress client, BooleanSupplier comparison) {
        return compare(
                holder.map(this::ofAccount).orElseGet(() -> digests.of("nobody", name)),
                Duration.ZERO,
                this::tell,
                () -> compare(
                        ofStrangers(name),
                        properties.longestPause(),
                        () -> {},
                        () -> turns.test(Line.of(client), () -> charge(client, comparison))));
    }

    /** When it is this client's turn: a flood that asked for its budgets all at once would keep others from theirs. */
    private boolean charge(ClientAddress client, BooleanSupplier comparison) {
        return budgets.charged(Charge.of(Cost.WRONG_PASSWORD).by(client), comparison::getAsBoolean, right -> !right);
    }

    /** @param ended what follows from the last wrong one that is looked at */
    private boolean compare(String subject, Duration longestPause, Runnable ended, BooleanSupplier comparison) {
        refuse(wrong.of(subject));
        var right = comparison.getAsBoolean();
        while (!(right ? wrong.end(subject) : count(subject, longestPause, ended)) && budgets.areEnforced()) {
            refuse(wrong.of(subject));
        }
        return right;
    }

    private boolean count(String subject, Duration longestPause, Runnable ended) {
        var counted = wrong.add(subject, longestPause);
        if (counted.filter(wrongs -> wrongs >= properties.most()).isPresent()) {
            ended.run();
        }
        return counted.isPresent();
    }

    private void tell() {
        closings.closed(Cost.WRONG_PASSWORD, Dimension.ACCOUNT);
    }

    private void refuse(Count count) {
        var refusal = switch (count) {
            case Count.Open open -> Optional.<Refusal>empty();
            case Count.Paused paused -> Optional.of(Refusal.throttled(seconds(paused.rest())));
            case Count.Ended ended -> Optional.of(Refusal.throttled());
        };
        refusal.ifPresent(it -> {
            closings.refused(Cost.WRONG_PASSWORD, Dimension.ACCOUNT);
            if (budgets.areEnforced()) {
                throw it;
            }
        });
    }

    /** Whole ones, and at least one. */
    private static long seconds(Duration rest) {
        return Math.max(1, rest.plusNanos(999_999_999).toSeconds());
    }

    /** The user has another password, which nobody has guessed yet. */
    void begin(UserId user, Collection<LoginNameId> names) {
        wrong.forget(Stream.concat(
                        Stream.of(ofOwn(user), ofAccount(user)),
                        names.stream()
                                .map(name -> ofStrangers(TriedName.of(name).counted())))
                .toList());
    }

    private String ofStrangers(String name) {
        return digests.of("name", name);
    }

    private String ofAccount(UserId user) {
        return digests.of("account", Long.toString(user.value()));
    }

    private String ofOwn(UserId user) {
        return digests.of("own", Long.toString(user.value()));
    }
}
