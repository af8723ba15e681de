// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.login;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.login.LoginNameCommand.ForgetLoginName;
import io.rollcall.contracts.login.LoginNameEvent.LoginNameClaimed;
import io.rollcall.contracts.login.LoginNameEvent.LoginNameForgotten;
import io.rollcall.contracts.login.LoginNameEvent.LoginNameReleased;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.shared.UserId;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Decides which user holds one login name. Does not know the name itself. */
@Aggregate(repository = "loginNames", commandTargetResolver = "commandTarget")
public class LoginName {

    @AggregateIdentifier
    private @Nullable String id;

    private @Nullable UserId owner;
    private boolean forgotten;

    /** A name that nobody has claimed. */
    public LoginName() {}

    /** The user that signs in by it; empty for nobody. */
    public Optional<UserId> owner() {
        return Optional.ofNullable(owner);
    }

    /** What it is to this user; {@code null} for a caller that is only becoming a user. */
    public LoginNameStatus statusFor(@Nullable UserId user) {
        if (forgotten) {
            return LoginNameStatus.FORGOTTEN;
        }
        return owner == null
                ? LoginNameStatus.FREE
                : owner.equals(user) ? LoginNameStatus.THEIRS : LoginNameStatus.TAKEN;
    }

    /** Gives the name, which must be free, to a user. */
    public void claim(LoginNameId name, LoginKind kind, UserId user) {
        apply(new LoginNameClaimed(name, kind, user));
    }

    /** Takes the name from a user; nothing happens where it is not theirs. */
    public void release(LoginNameId name, LoginKind kind, UserId user) {
        if (user.equals(owner)) {
            apply(new LoginNameReleased(name, kind, user));
        }
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    boolean decide(ForgetLoginName command) {
        if (owner != null) {
            return false;
        }
        if (!forgotten) {
            apply(new LoginNameForgotten(command.name()));
        }
        return true;
    }

    @EventSourcingHandler
    void evolve(LoginNameClaimed event) {
        id = event.name().aggregate();
        owner = event.user();
    }

    @EventSourcingHandler
    void evolve(LoginNameReleased event) {
        owner = null;
    }

    @EventSourcingHandler
    void evolve(LoginNameForgotten event) {
        id = event.name().aggregate();
        forgotten = true;
    }
}
