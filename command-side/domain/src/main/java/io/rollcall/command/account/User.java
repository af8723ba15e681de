// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.account;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rollcall.contracts.account.AccountChangeResult;
import io.rollcall.contracts.account.Known;
import io.rollcall.contracts.account.UserCommand;
import io.rollcall.contracts.account.UserCommand.ChangeSettings;
import io.rollcall.contracts.account.UserCommand.IdentifyUser;
import io.rollcall.contracts.account.UserCommand.RecordErasure;
import io.rollcall.contracts.account.UserEvent.AccountCompleted;
import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.contracts.account.UserEvent.AvatarChanged;
import io.rollcall.contracts.account.UserEvent.ChatEmailConfirmed;
import io.rollcall.contracts.account.UserEvent.DeletionRequested;
import io.rollcall.contracts.account.UserEvent.EmailChanged;
import io.rollcall.contracts.account.UserEvent.EmailConfirmed;
import io.rollcall.contracts.account.UserEvent.NumberChanged;
import io.rollcall.contracts.account.UserEvent.PhoneHidden;
import io.rollcall.contracts.account.UserEvent.PhoneShown;
import io.rollcall.contracts.account.UserEvent.UserEnrolled;
import io.rollcall.contracts.account.UserEvent.UserEntered;
import io.rollcall.contracts.account.UserEvent.UserErased;
import io.rollcall.contracts.account.UserEvent.UserJoined;
import io.rollcall.contracts.account.UserEvent.UserRegistered;
import io.rollcall.contracts.account.UserEvent.UserRenamed;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.profile.ProfileCommand.ChangeProfile;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.log.aggregate.Snapshotted;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Decides about one user. Knows no name and no phone: what is personal stays in the events, encrypted. */
@Snapshotted
@Aggregate(repository = "users", commandTargetResolver = "commandTarget")
public class User {

    @AggregateIdentifier
    private @Nullable String id;

    private @Nullable KeyId key;
    private @Nullable NumberId number;
    private @Nullable MediaId avatar;
    private boolean signedUp;
    private boolean phoneHidden;
    private boolean gone;
    private boolean erased;
    private final Map<LoginKind, LoginNameId> loginNames = new EnumMap<>(LoginKind.class);
    private boolean emailConfirmed;
    private boolean chatEmailConfirmed;

    User() {} // Axon replays history into this

    /** A user that has just signed up. */
    public User(UserRegistered event) {
        apply(event);
    }

    /** A user that has just come in with a number, and has not signed up. */
    public User(UserEntered event) {
        apply(event);
    }

    /** A user that has just signed up with a password. */
    public User(UserEnrolled event) {
        apply(event);
    }

    /** A user that has just signed up at the chat door. */
    public User(UserJoined event) {
        apply(event);
    }

    @CommandHandler
    AccountChangeResult decide(ChangeSettings command) {
        if (gone) {
            return AccountChangeResult.USER_LEFT;
        }
        var user = command.user();
        if (command.name() != null) {
            apply(new UserRenamed(user, Objects.requireNonNull(key), command.name()));
        }
        if (command.phoneHidden() != null && command.phoneHidden() != phoneHidden) {
            apply(command.phoneHidden() ? new PhoneHidden(user) : new PhoneShown(user));
        }
        if (command.avatar() != null) {
            apply(new AvatarChanged(user, command.avatar(), avatar));
        }
        return AccountChangeResult.DONE;
    }

    @CommandHandler
    Optional<Known> decide(IdentifyUser command) {
        return known();
    }

    /** What the log knows the user by; empty once they left. */
    public Optional<Known> known() {
        return gone ? Optional.empty() : Optional.of(new Known(Objects.requireNonNull(key), number));
    }

    /** The names by which the user signs in with a password, by their kinds; none once they left. */
    public Map<LoginKind, LoginNameId> loginNames() {
        return gone ? Map.of() : Map.copyOf(loginNames);
    }

    /** Whether a mailed code has come back from the user's present address of a door. */
    public boolean hasProven(LoginKind kind) {
        return kind == LoginKind.EMAIL ? emailConfirmed : kind == LoginKind.CHAT_EMAIL && chatEmailConfirmed;
    }

    /** A mailed code has come back from this address, which must be the user's. */
    public void confirmEmail(UserId user, LoginKind kind, LoginNameId email) {
        apply(kind == LoginKind.CHAT_EMAIL ? new ChatEmailConfirmed(user, email) : new EmailConfirmed(user, email));
    }

    /** Changes what the crm door knows of a user that has not left, but for these login names. */
    public void change(ChangeProfile command, Set<LoginKind> taken) {
        ProfileEvents.of(command, taken, Objects.requireNonNull(key), loginNames)
                .forEach(AggregateLifecycle::apply);
    }

    /** Whether the user is there and has signed up. */
    boolean hasSignedUp() {
        return signedUp && !gone;
    }

    /** Signs up a user that has given a number and nothing else. */
    public void complete(UserId user, String name, MediaId avatar, Instant at) {
        apply(new AccountCompleted(user, known().orElseThrow().key(), avatar, at, name));
    }

    @CommandHandler
    void decide(RecordErasure command) {
        if (gone && !erased) {
            apply(new UserErased(command.user()));
        }
    }

    /** Ends the account of a user that has not left, and has asked for that at this door. */
    public void leave(UserId user, Door door) {
        var known = known().orElseThrow();
        apply(new DeletionRequested(user, door));
        apply(new AccountDeleted(user, known.key(), known.number()));
    }

    @EventSourcingHandler
    void evolve(UserRegistered event) {
        id = UserCommand.aggregate(event.user());
        key = event.key();
        number = event.number();
        avatar = event.avatar();
        signedUp = true;
    }

    @EventSourcingHandler
    void evolve(UserEntered event) {
        id = UserCommand.aggregate(event.user());
        key = event.key();
        number = event.number();
    }

    @EventSourcingHandler
    void evolve(AccountCompleted event) {
        avatar = event.avatar();
        signedUp = true;
    }

    @EventSourcingHandler
    void evolve(AvatarChanged event) {
        avatar = event.avatar();
    }

    @EventSourcingHandler
    void evolve(UserEnrolled event) {
        id = UserCommand.aggregate(event.user());
        key = event.key();
        if (event.emailId() != null) {
            loginNames.put(LoginKind.EMAIL, event.emailId());
        }
        if (event.numberId() != null) {
            loginNames.put(LoginKind.NUMBER, event.numberId());
        }
    }

    @EventSourcingHandler
    void evolve(UserJoined event) {
        id = UserCommand.aggregate(event.user());
        key = event.key();
        loginNames.put(LoginKind.ACCOUNT_NAME, event.accountNameId());
        loginNames.put(LoginKind.CHAT_EMAIL, event.emailId());
    }

    @EventSourcingHandler
    void evolve(EmailChanged event) {
        var before = loginNames.put(LoginKind.EMAIL, event.emailId());
        emailConfirmed = emailConfirmed && event.emailId().equals(before);
    }

    @EventSourcingHandler
    void evolve(NumberChanged event) {
        loginNames.put(LoginKind.NUMBER, event.numberId());
    }

    @EventSourcingHandler
    void evolve(EmailConfirmed event) {
        emailConfirmed = event.emailId().equals(loginNames.get(LoginKind.EMAIL));
    }

    @EventSourcingHandler
    void evolve(ChatEmailConfirmed event) {
        chatEmailConfirmed = event.emailId().equals(loginNames.get(LoginKind.CHAT_EMAIL));
    }

    @EventSourcingHandler
    void evolve(PhoneHidden event) {
        phoneHidden = true;
    }

    @EventSourcingHandler
    void evolve(PhoneShown event) {
        phoneHidden = false;
    }

    @EventSourcingHandler
    void evolve(AccountDeleted event) {
        gone = true;
    }

    @EventSourcingHandler
    void evolve(UserErased event) {
        erased = true;
    }
}
