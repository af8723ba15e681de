// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.notification;

import io.rollcall.contracts.notification.Notification;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.UserId;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * The recipients of what an event tells, by the handlers that keep it: {@link NotificationProjection} is the one place
 * that says which users are told of what.
 *
 * @param users recipients by themselves
 * @param audiences the audiences with members that may be recipients; {@link NotificationDocuments#members} looks them
 *     up
 */
public record NotificationRecipients(Set<UserId> users, Set<String> audiences) {

    /** Of the events of the log; used by one thread. */
    public static final class Lookup {

        private final Collected collected = new Collected();
        private final AnnotationEventHandlerAdapter handlers =
                new AnnotationEventHandlerAdapter(new NotificationProjection(collected));

        /** The recipients of an event; none where it tells nothing. */
        public NotificationRecipients of(Object event, long position) {
            collected.recipients = new NotificationRecipients(new HashSet<>(), new HashSet<>());
            var token = new GlobalSequenceTrackingToken(position);
            try {
                handlers.handle(new GenericTrackedEventMessage<>(token, new GenericEventMessage<>(event)));
            } catch (Exception e) {
                throw new IllegalStateException("Handlers of notifications do not fail", e);
            }
            return collected.recipients;
        }
    }

    /** Keeps nothing but the recipients. */
    private static final class Collected implements Audiences {

        private NotificationRecipients recipients = new NotificationRecipients(Set.of(), Set.of());

        @Override
        public void tell(UserId user, TrackingToken at, Event event, LongFunction<Notification> as) {
            recipients.users.add(user);
        }

        @Override
        public void tell(
                String audience,
                UserId but,
                TrackingToken at,
                Event event,
                UnaryOperator<@Nullable NotificationDocument> fold,
                LongFunction<Notification> as) {
            recipients.audiences.add(audience);
        }

        @Override
        public void change(
                String audience, TrackingToken at, Event event, UnaryOperator<@Nullable NotificationDocument> fold) {}

        @Override
        public void close(UserId user, TrackingToken at, Event event) {}
    }
}
