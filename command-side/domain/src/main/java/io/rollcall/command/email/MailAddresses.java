// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.email;

import io.rollcall.contracts.account.UserCommand;
import io.rollcall.contracts.account.UserEvent.ChatEmailConfirmed;
import io.rollcall.contracts.account.UserEvent.EmailChanged;
import io.rollcall.contracts.account.UserEvent.EmailConfirmed;
import io.rollcall.contracts.account.UserEvent.UserEnrolled;
import io.rollcall.contracts.account.UserEvent.UserJoined;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.shared.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/** The e-mail addresses that users have had, read from the log: no aggregate knows them. */
public final class MailAddresses {

    /** An address, from an event of its user on. */
    private record Given(
            long sequence,
            LoginKind kind,
            LoginNameId id,
            @Nullable String text) {}

    private final EventStore events;

    MailAddresses(EventStore events) {
        this.events = events;
    }

    /** The address with this id, as the user wrote it last; empty where it is not theirs, or is erased. */
    Optional<String> find(UserId user, LoginKind kind, LoginNameId id) {
        return of(user).stream()
                .filter(given -> given.kind() == kind && given.id().equals(id))
                .reduce((earlier, later) -> later)
                .flatMap(given -> Optional.ofNullable(given.text()));
    }

    /**
     * Where a user is told that the crm door has another address for them: at the one before, if they have ever proven
     * it, since else it is anybody's; and at the new one. Nowhere where it is the same, or the first.
     */
    List<String> ofChange(EmailChanged event, long sequence) {
        var before = of(event.user()).stream()
                .filter(given -> given.kind() == LoginKind.EMAIL && given.sequence() < sequence)
                .reduce((earlier, later) -> later)
                .filter(given -> !given.id().equals(event.emailId()));
        if (before.isEmpty()) {
            return List.of();
        }
        return Stream.concat(
                        before.filter(given -> isProven(event.user(), given.id())).map(Given::text).stream(),
                        Optional.ofNullable(event.email()).stream())
                .toList();
    }

    /**
     * Where a user is told of what happens to the account: at the crm door's address, and at the chat door's once
     * proven.
     */
    List<String> all(UserId user) {
        var given = of(user);
        var told = new ArrayList<String>();
        last(given, LoginKind.EMAIL).ifPresent(told::add);
        if (isChatEmailProven(user)) {
            last(given, LoginKind.CHAT_EMAIL).ifPresent(told::add);
        }
        return told.stream().distinct().toList();
    }

    /** The address that a user has at a door; empty where there is none, or it is erased. */
    public Optional<String> last(UserId user, LoginKind kind) {
        return last(of(user), kind);
    }

    private static Optional<String> last(List<Given> given, LoginKind kind) {
        return given.stream()
                .filter(it -> it.kind() == kind)
                .reduce((earlier, later) -> later)
                .flatMap(it -> Optional.ofNullable(it.text()));
    }

    private boolean isProven(UserId user, LoginNameId email) {
        return events.readEvents(UserCommand.aggregate(user))
                .asStream()
                .anyMatch(event -> event.getPayload() instanceof EmailConfirmed proof
                        && proof.emailId().equals(email));
    }

    private boolean isChatEmailProven(UserId user) {
        return events.readEvents(UserCommand.aggregate(user))
                .asStream()
                .anyMatch(event -> event.getPayload() instanceof ChatEmailConfirmed);
    }

    private List<Given> of(UserId user) {
        return events.readEvents(UserCommand.aggregate(user))
                .asStream()
                .flatMap(event -> given(event).stream())
                .toList();
    }

    private static Optional<Given> given(DomainEventMessage<?> event) {
        var sequence = event.getSequenceNumber();
        return switch (event.getPayload()) {
            case UserEnrolled enrolled ->
                Optional.ofNullable(enrolled.emailId())
                        .map(id -> new Given(sequence, LoginKind.EMAIL, id, enrolled.email()));
            case UserJoined joined ->
                Optional.of(new Given(sequence, LoginKind.CHAT_EMAIL, joined.emailId(), joined.email()));
            case EmailChanged changed ->
                Optional.of(new Given(sequence, LoginKind.EMAIL, changed.emailId(), changed.email()));
            default -> Optional.empty();
        };
    }
}
