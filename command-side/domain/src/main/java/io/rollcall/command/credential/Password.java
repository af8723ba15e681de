// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rollcall.contracts.credential.PasswordEvent;
import io.rollcall.contracts.credential.PasswordEvent.PasswordChanged;
import io.rollcall.contracts.credential.PasswordEvent.PasswordChosen;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import java.util.Optional;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The password of one user, as its hash. */
@Aggregate(repository = "passwords", commandTargetResolver = "commandTarget")
public class Password {

    @AggregateIdentifier
    private @Nullable String id;

    private @Nullable String hash;

    /** None chosen yet. */
    public Password() {}

    /** The name of the aggregate that holds a user's password. */
    public static String aggregate(UserId user) {
        return "password-" + user.value();
    }

    /**
     * Makes this the password, instead of whatever was.
     *
     * @param key the user's own
     * @param next its hash, in the PHC string format
     */
    public void choose(UserId user, KeyId key, String next) {
        apply(id == null ? new PasswordChosen(user, key, next) : new PasswordChanged(user, key, next));
    }

    /** Whether there has been one, be it erased since. */
    public boolean isChosen() {
        return id != null;
    }

    /** What it must hash to; empty where there is none, or its user is erased. */
    Optional<String> hash() {
        return Optional.ofNullable(hash);
    }

    @EventSourcingHandler
    void evolve(PasswordEvent event) {
        id = aggregate(event.user());
        hash = event.hash();
    }
}
