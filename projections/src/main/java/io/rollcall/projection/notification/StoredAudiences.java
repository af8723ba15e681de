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

/** Keeps what is said of events: an audience leads to inboxes, and an inbox to its full page. */
final class StoredAudiences implements Audiences {

    private static final int OF_AN_INBOX = 1;
    private static final int OF_AN_AUDIENCE = 2;

    private final ReadModel<String, NotificationDocument> model;

    StoredAudiences(ReadModel<String, NotificationDocument> model) {
        this.model = model;
    }

    @Override
    public void tell(UserId user, TrackingToken at, Event event, LongFunction<Notification> as) {
        model.change(at, event, told(NotificationKeys.inbox(user), as.apply(AxonSubscription.positionOf(at))));
    }

    @Override
    public void close(UserId user, TrackingToken at, Event event) {
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

    @Override
    public void change(
            String audience, TrackingToken at, Event event, UnaryOperator<@Nullable NotificationDocument> fold) {
        model.change(
                at,
                event,
                new Effect<>(audience, OF_AN_AUDIENCE, (before, happened) -> fold.apply(before), after -> List.of()));
    }

    @Override
    public void tell(
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
