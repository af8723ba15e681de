// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.referral;

import io.rollcall.command.account.PresentUsers;
import io.rollcall.command.verification.CodeRules;
import io.rollcall.command.verification.PhoneNumber;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.referral.CodeEntryResult;
import io.rollcall.contracts.referral.ReferralCommand;
import io.rollcall.contracts.referral.SessionCommand.AskPendingNumber;
import io.rollcall.contracts.referral.SessionCommand.EnterCode;
import io.rollcall.contracts.referral.Spelling;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.Challenge;
import io.rollcall.contracts.verification.CodeCheckResult;
import io.rollcall.contracts.verification.NumberId;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/**
 * Lets people in by the code that their session waits for: the number, the user, both sessions and the invite code
 * change in one unit. Locks the session before the number, as {@link PhoneEntryCommandHandler} does.
 */
final class CodeEntryCommandHandler {

    private final Sessions sessions;
    private final Repository<PhoneNumber> numbers;
    private final UserRegistrar registrar;
    private final Repository<Referral> referrals;
    private final InviteCodes codes;
    private final CodeRules rules;
    private final PresentUsers users;
    private final EnteredPhones phones;

    CodeEntryCommandHandler(
            Sessions sessions,
            Repository<PhoneNumber> numbers,
            UserRegistrar registrar,
            Repository<Referral> referrals,
            InviteCodes codes,
            CodeRules rules,
            PresentUsers users,
            EnteredPhones phones) {
        this.sessions = sessions;
        this.numbers = numbers;
        this.registrar = registrar;
        this.referrals = referrals;
        this.codes = codes;
        this.rules = rules;
        this.users = users;
        this.phones = phones;
    }

    @CommandHandler
    CodeEntryResult handle(EnterCode command) throws Exception {
        var session = sessions.find(command.session());
        var pending = session.map(it -> it.invoke(Session::pending));
        return pending.isPresent()
                ? enter(command, session.orElseThrow(), pending.get())
                : new CodeEntryResult.NotFound();
    }

    @CommandHandler
    Optional<NumberId> handle(AskPendingNumber command) throws Exception {
        return sessions.find(command.session())
                .map(it -> it.invoke(Session::pending))
                .map(Session.Pending::number);
    }

    private CodeEntryResult enter(EnterCode command, Aggregate<Session> session, Session.Pending pending)
            throws Exception {
        var id = pending.number();
        var challenge = Challenge.ofSession(command.session());
        var number = numbers.loadOrCreate(id.aggregate(), PhoneNumber::new);
        return switch (number.invoke(it -> it.check(id, challenge, command.code(), command.by(), rules, users))) {
            case CodeCheckResult.Invalid invalid -> new CodeEntryResult.Wrong();
            case CodeCheckResult.Throttled throttled -> new CodeEntryResult.Throttled();
            case CodeCheckResult.Again again -> new CodeEntryResult.Again();
            case CodeCheckResult.Right right -> {
                var user = owner(right.owner(), number, command.session(), pending);
                if (user.isEmpty()) {
                    yield new CodeEntryResult.NotFound();
                }
                number.execute(it -> it.confirm(id, challenge));
                session.execute(it -> it.end(command.session()));
                var phone = phones.find(command.session(), pending.version()).orElse(null);
                yield new CodeEntryResult.Entered(
                        user.get(), logIn(user.get(), pending.spelling()), phone, right.owner() == null);
            }
        };
    }

    /** The number's owner, or somebody new; empty where the phone has been erased meanwhile. */
    private Optional<UserId> owner(
            @Nullable UserId owner, Aggregate<PhoneNumber> number, TokenHash session, Session.Pending pending)
            throws Exception {
        return owner == null ? registrar.enter(number, session, pending) : Optional.of(owner);
    }

    /** The token of the new session. */
    private String logIn(UserId user, Spelling spelling) throws Exception {
        var fresh = sessions.draw();
        sessions.open(fresh);
        var referral = referrals.loadOrCreate(ReferralCommand.aggregate(user), Referral::new);
        referral.execute(it -> it.logIn(user, fresh.id(), spelling, fresh.now(), fresh.expiresAt()));
        codes.allot(referral, user);
        return fresh.token();
    }
}
