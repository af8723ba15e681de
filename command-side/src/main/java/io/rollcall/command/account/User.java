// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.account;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rollcall.contracts.account.UserCommand;
import io.rollcall.contracts.account.UserCommand.AskForKey;
import io.rollcall.contracts.account.UserCommand.ChangeSettings;
import io.rollcall.contracts.account.UserEvent.AvatarChanged;
import io.rollcall.contracts.account.UserEvent.PhoneHidden;
import io.rollcall.contracts.account.UserEvent.PhoneShown;
import io.rollcall.contracts.account.UserEvent.UserRegistered;
import io.rollcall.contracts.account.UserEvent.UserRenamed;
import io.rollcall.contracts.privacy.KeyId;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Decides about one user. Knows no name and no phone: what is personal stays in the events, encrypted. */
@Aggregate(repository = "users", commandTargetResolver = "commandTarget")
public class User {

    @AggregateIdentifier
    private @Nullable String id;

    private @Nullable KeyId key;
    private boolean phoneHidden;

    User() {} // Axon replays history into this

    /** A user who has just signed up. */
    public User(UserRegistered event) {
        apply(event);
    }

    @CommandHandler
    void decide(ChangeSettings command) {
        var user = command.user();
        if (command.name() != null) {
            apply(new UserRenamed(user, Objects.requireNonNull(key), command.name()));
        }
        if (command.phoneHidden() != null && command.phoneHidden() != phoneHidden) {
            apply(command.phoneHidden() ? new PhoneHidden(user) : new PhoneShown(user));
        }
        if (command.avatar() != null) {
            apply(new AvatarChanged(user, command.avatar()));
        }
    }

    @CommandHandler
    KeyId decide(AskForKey command) {
        return Objects.requireNonNull(key);
    }

    @EventSourcingHandler
    void evolve(UserRegistered event) {
        id = UserCommand.aggregate(event.user());
        key = event.key();
    }

    @EventSourcingHandler
    void evolve(PhoneHidden event) {
        phoneHidden = true;
    }

    @EventSourcingHandler
    void evolve(PhoneShown event) {
        phoneHidden = false;
    }
}
