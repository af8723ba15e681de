// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import io.rollcall.contracts.account.UserEvent;
import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.contracts.privacy.StreamIds;
import io.rollcall.contracts.privacy.StreamIds.Subject;
import io.rollcall.contracts.shared.Event;
import io.rollcall.log.subscription.AggregateEvents;
import io.rollcall.log.subscription.AxonSubscription;
import io.rollcall.stream.ContractField;
import io.rollcall.stream.StreamCheckpoint.Users;
import io.rollcall.stream.StreamContract;
import io.rollcall.stream.StreamedEvent;
import io.rollcall.stream.StreamedUser;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the topic of users says. Each user is told of by the event that changes what is known; where the topic is
 * younger than the stream, those that were there before are told of page by page, as they are by now.
 */
final class UsersTopic {

    /** Some ten milliseconds, in which the stream waits. */
    private static final int PAGE = 100;

    private static final String OF_USERS = "user-";
    private static final String USER = "user";

    /** What is in the data of events that change what is known. */
    private static final Set<String> KNOWN = StreamContract.users().stream()
            .map(ContractField::component)
            .filter(name -> !name.equals(USER))
            .collect(Collectors.toUnmodifiableSet());

    private final StreamedEvents events;
    private final StreamIds ids;
    private final AggregateEvents log;

    UsersTopic(StreamedEvents events, StreamIds ids, AggregateEvents log) {
        this.events = events;
        this.ids = ids;
        this.log = log;
    }

    /** Users as they are, and how far that goes. */
    record Page(List<StreamedUser> users, Users reached) {}

    /**
     * What is known of a user from an event on; empty where it changes nothing.
     *
     * @param told the same event
     */
    Optional<StreamedUser> after(LoggedEvent event, StreamedEvent told) {
        if (event.event() instanceof AccountDeleted) {
            return Optional.of(user(told, null));
        }
        return tellsOfUser(event)
                ? StreamedUser.data(List.of(told.data()))
                        .or(() -> StreamedUser.data(data(told.log(), history(event.aggregate(), event.position()))))
                        .map(data -> user(told, data))
                : Optional.empty();
    }

    /**
     * The next of those that were there before.
     *
     * @param position up to which everything is told
     */
    Page next(UUID source, long position, Users from) {
        var subjects = ids.after(from.after(), PAGE);
        if (subjects.isEmpty()) {
            return new Page(List.of(), from.all());
        }
        var users = subjects.stream()
                .filter(it -> it.id() != null && it.name().startsWith(OF_USERS))
                .toList();
        return new Page(
                states(users, source, position), from.reached(subjects.getLast().name()));
    }

    /** Of these records' users those that nobody is any more: they have left, or the log was put back. */
    List<StreamedUser> gone(UUID source, long position, Collection<String> users) {
        var there = ids.names(users);
        return users.stream()
                .filter(user -> !there.containsKey(user))
                .map(user -> new StreamedUser(user, source, position, null))
                .toList();
    }

    /** What is not told yet of a user that is there will be: until then it stays as it is. */
    private List<StreamedUser> states(List<Subject> users, UUID source, long position) {
        var histories = users.stream().flatMap(user -> history(user.name(), position).stream());
        var told = new ArrayList<>(histories
                .sorted(Comparator.comparingLong(LoggedEvent::position))
                .toList());
        var left = told.stream()
                .filter(event -> event.event() instanceof AccountDeleted)
                .map(LoggedEvent::aggregate)
                .collect(Collectors.toSet());
        told.removeIf(event -> left.contains(event.aggregate()));
        var data = events.of(source, told).stream()
                .map(StreamedEvent::data)
                .collect(Collectors.groupingBy(UsersTopic::user));
        return users.stream()
                .filter(user -> left.contains(user.name()) || data.containsKey(user.id()))
                .map(user -> state(Objects.requireNonNull(user.id()), source, position, data))
                .toList();
    }

    private static StreamedUser state(String user, UUID source, long position, Map<String, List<JsonNode>> data) {
        var known = StreamedUser.data(data.getOrDefault(user, List.of()));
        return new StreamedUser(user, source, position, known.orElse(null));
    }

    /** What tells of a user, and that they have left. */
    private List<LoggedEvent> history(String aggregate, long position) {
        return log.ofAggregateUpTo(aggregate, position).stream()
                .filter(message -> message instanceof DomainEventMessage<?> && message.getPayload() instanceof Event)
                .map(message -> new LoggedEvent(
                        (DomainEventMessage<?>) message, AxonSubscription.positionOf(message.trackingToken())))
                .filter(event -> tellsOfUser(event) || event.event() instanceof AccountDeleted)
                .toList();
    }

    private Collection<JsonNode> data(UUID source, List<LoggedEvent> history) {
        return events.of(source, history).stream().map(StreamedEvent::data).toList();
    }

    private static StreamedUser user(StreamedEvent told, @Nullable JsonNode data) {
        return new StreamedUser(user(told.data()), told.log(), told.position(), data);
    }

    private static String user(JsonNode data) {
        return data.get(USER).asString();
    }

    private static boolean tellsOfUser(LoggedEvent event) {
        return event.event() instanceof UserEvent
                && StreamContract.fields(event.name(), event.revision()).stream()
                        .map(ContractField::name)
                        .anyMatch(KNOWN::contains);
    }
}
