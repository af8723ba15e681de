// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import io.rollcall.command.account.PresentUsers;
import io.rollcall.command.account.User;
import io.rollcall.command.account.UserIds;
import io.rollcall.command.verification.CodeRules;
import io.rollcall.command.verification.PhoneNumber;
import io.rollcall.contracts.account.UserCommand;
import io.rollcall.contracts.account.UserEvent.UserRegistered;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.credential.SignInCommand;
import io.rollcall.contracts.credential.SignInCommand.RegisterUser;
import io.rollcall.contracts.credential.SignInCommand.SignInByCode;
import io.rollcall.contracts.credential.SignInResult;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.CodeCheckResult;
import java.time.Clock;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/** Lets people in: number, user and credential change in one unit, so that there is never one without the others. */
final class SignInCommandHandler {

    private final Repository<PhoneNumber> numbers;
    private final Repository<User> users;
    private final Repository<Credential> credentials;
    private final UserIds ids;
    private final CodeRules rules;
    private final PresentUsers present;
    private final Clock clock;
    private final Tokens tokens = new Tokens();

    SignInCommandHandler(
            Repository<PhoneNumber> numbers,
            Repository<User> users,
            Repository<Credential> credentials,
            UserIds ids,
            CodeRules rules,
            PresentUsers present,
            Clock clock) {
        this.numbers = numbers;
        this.users = users;
        this.credentials = credentials;
        this.ids = ids;
        this.rules = rules;
        this.present = present;
        this.clock = clock;
    }

    @CommandHandler
    SignInResult handle(SignInByCode command) throws Exception {
        var number = number(command);
        return switch (check(number, command)) {
            case CodeCheckResult.Invalid invalid -> new SignInResult.CodeInvalid();
            case CodeCheckResult.Throttled throttled -> new SignInResult.Throttled();
            case CodeCheckResult.Again again -> new SignInResult.Again();
            case CodeCheckResult.Right right ->
                right.isNew() ? new SignInResult.NotRegistered() : signIn(number, right.owner(), command);
        };
    }

    @CommandHandler
    SignInResult handle(RegisterUser command) throws Exception {
        var number = number(command);
        return switch (check(number, command)) {
            case CodeCheckResult.Invalid invalid -> new SignInResult.CodeInvalid();
            case CodeCheckResult.Throttled throttled -> new SignInResult.Throttled();
            case CodeCheckResult.Again again -> new SignInResult.Again();
            case CodeCheckResult.Right right ->
                right.isNew() ? register(number, right.owner(), command) : new SignInResult.AlreadyRegistered();
        };
    }

    private SignInResult signIn(Aggregate<PhoneNumber> number, @Nullable UserId owner, SignInByCode command)
            throws Exception {
        number.execute(it -> it.confirm(command.number(), command.challenge()));
        return issue(Objects.requireNonNull(owner, "whoever has signed up"), command.door());
    }

    private SignInResult register(Aggregate<PhoneNumber> number, @Nullable UserId owner, RegisterUser command)
            throws Exception {
        if (!Objects.equals(owner, command.completes())) {
            return new SignInResult.OwnerChanged();
        }
        number.execute(it -> it.confirm(command.number(), command.challenge()));
        return owner == null ? register(number, command) : complete(owner, command);
    }

    private SignInResult complete(UserId owner, RegisterUser command) throws Exception {
        users.load(UserCommand.aggregate(owner))
                .execute(it -> it.complete(owner, command.name(), command.avatar(), clock.instant()));
        return issue(owner, command.door());
    }

    private SignInResult register(Aggregate<PhoneNumber> number, RegisterUser command) throws Exception {
        var user = ids.next();
        number.execute(it -> it.claim(command.number(), user));
        users.newInstance(() -> new User(registered(command, user)));
        return issue(user, command.door());
    }

    private Aggregate<PhoneNumber> number(SignInCommand command) throws Exception {
        return numbers.loadOrCreate(command.target(), PhoneNumber::new);
    }

    private CodeCheckResult check(Aggregate<PhoneNumber> number, SignInCommand command) {
        return number.invoke(
                it -> it.check(command.number(), command.challenge(), command.code(), command.by(), rules, present));
    }

    private UserRegistered registered(RegisterUser command, UserId user) {
        return new UserRegistered(
                user,
                command.key(),
                command.number(),
                command.avatar(),
                clock.instant(),
                command.name(),
                command.phone());
    }

    private SignInResult issue(UserId user, Door door) throws Exception {
        var token = tokens.next();
        credentials
                .loadOrCreate(Credential.aggregate(user, door), Credential::new)
                .execute(it -> it.issue(user, door, TokenHash.ofToken(token)));
        return new SignInResult.SignedIn(user, token);
    }
}
