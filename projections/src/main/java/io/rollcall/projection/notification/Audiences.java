// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.notification;

import io.rollcall.contracts.log.LogFollower;
import io.rollcall.contracts.notification.Notification;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.projection.shared.ReadModel;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** Changes audiences, and tells them and single users. */
final class Audiences {

    private final ReadModel<String, NotificationDocument> model;

    Audiences(ReadModel<String, NotificationDocument> model) {
        this.model = model;
    }

    /** An event concerns this user. */
    void tell(UserId user, TrackingToken at, Event event, LongFunction<Notification> as) {
        var told = as.apply(LogFollower.positionOf(at));
        model.change(Keys.inbox(user), at, event, (before, happened) -> InboxDocument.with(told, before));
    }

    /** An event changes an audience, and that is all. */
    void change(String audience, TrackingToken at, Event event, UnaryOperator<@Nullable NotificationDocument> fold) {
        model.changeThrough(
                audience,
                at,
                event,
                (before, happened) -> fold.apply(before),
                after -> List.of(),
                (before, happened) -> before);
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
        var told = as.apply(LogFollower.positionOf(at));
        model.changeThrough(
                audience,
                at,
                event,
                (before, happened) -> fold.apply(before),
                after -> AudienceDocument.usersOf(after).stream()
                        .filter(user -> user != but.value())
                        .map(Keys::inbox)
                        .toList(),
                (before, happened) -> InboxDocument.with(told, before));
    }
}
