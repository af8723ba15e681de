// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.notification;

import io.rollcall.contracts.notification.Notification;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.subscription.AxonSubscription;
import io.rollcall.projection.shared.Effect;
import io.rollcall.projection.shared.ReadModel;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** Changes audiences, and tells them and single users: an audience leads to inboxes, and an inbox to its full page. */
final class Audiences {

    private static final int OF_AN_INBOX = 1;
    private static final int OF_AN_AUDIENCE = 2;

    private final ReadModel<String, NotificationDocument> model;

    Audiences(ReadModel<String, NotificationDocument> model) {
        this.model = model;
    }

    /** An event concerns this user. */
    void tell(UserId user, TrackingToken at, Event event, LongFunction<Notification> as) {
        model.change(at, event, told(NotificationKeys.inbox(user), as.apply(AxonSubscription.positionOf(at))));
    }

    /** A user has left: nothing is kept for them. */
    void close(UserId user, TrackingToken at, Event event) {
        var inbox = NotificationKeys.inbox(user);
        model.change(
                at,
                event,
                new Effect<>(
                        inbox,
                        OF_AN_INBOX,
                        (before, left) -> InboxDocument.left(before),
                        after -> ((InboxDocument) after)
                                .places().stream()
                                        .map(place -> NotificationKeys.page(inbox, place))
                                        .map(page -> Effect.<String, NotificationDocument, Event>on(
                                                page, (before, left) -> null))
                                        .toList()));
    }

    /** An event changes an audience, and that is all. */
    void change(String audience, TrackingToken at, Event event, UnaryOperator<@Nullable NotificationDocument> fold) {
        model.change(
                at,
                event,
                new Effect<>(audience, OF_AN_AUDIENCE, (before, happened) -> fold.apply(before), after -> List.of()));
    }

    /**
     * An event may change an audience, and concerns those who are of it then.
     *
     * @param but who is not told: whoever did it knows
     */
    void tell(
            String audience,
            UserId but,
            TrackingToken at,
            Event event,
            UnaryOperator<@Nullable NotificationDocument> fold,
            LongFunction<Notification> as) {
        var told = as.apply(AxonSubscription.positionOf(at));
        model.change(
                at,
                event,
                new Effect<>(
                        audience,
                        OF_AN_AUDIENCE,
                        (before, happened) -> fold.apply(before),
                        after -> AudienceDocument.usersOf(after).stream()
                                .filter(user -> user != but.value())
                                .map(user -> told(NotificationKeys.inbox(user), told))
                                .toList()));
    }

    private static Effect<String, NotificationDocument, Event> told(String inbox, Notification told) {
        return new Effect<>(
                inbox,
                OF_AN_INBOX,
                (before, happened) -> InboxDocument.with(told, before),
                after -> after instanceof InboxDocument full && full.isFull()
                        ? List.of(Effect.on(
                                NotificationKeys.page(inbox, full.pages()), (before, happened) -> full.page()))
                        : List.of());
    }
}
