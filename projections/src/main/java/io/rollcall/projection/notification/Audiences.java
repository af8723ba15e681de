// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.notification;

import io.rollcall.contracts.notification.Notification;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.UserId;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** What {@link NotificationProjection} says of an event: the audiences that it changes, and its recipients. */
interface Audiences {

    /** An event concerns this user. */
    void tell(UserId user, TrackingToken at, Event event, LongFunction<Notification> as);

    /** A user has left: nothing is kept for them. */
    void close(UserId user, TrackingToken at, Event event);

    /** An event changes an audience, and that is all. */
    void change(String audience, TrackingToken at, Event event, UnaryOperator<@Nullable NotificationDocument> fold);

    /**
     * An event may change an audience, and concerns its members of then.
     *
     * @param but is not told: the actor knows
     */
    void tell(
            String audience,
            UserId but,
            TrackingToken at,
            Event event,
            UnaryOperator<@Nullable NotificationDocument> fold,
            LongFunction<Notification> as);
}
