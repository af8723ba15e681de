// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.notification;

import io.rollcall.log.subscription.LiveEvents;
import io.rollcall.projection.notification.NotificationDocuments;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NotificationProperties.class)
class NotificationConfiguration {

    @Bean
    NotificationStreams notificationStreams(NotificationProperties limits) {
        return new NotificationStreams(limits.streamsPerUser());
    }

    @Bean
    StreamLifecycle streamLife(NotificationStreams streams, NotificationDocuments documents, EventStore log) {
        var waker = new NotificationWaker(streams, new RecipientLookup(documents, streams));
        return new StreamLifecycle(streams, new LiveEvents("notifications", log, waker));
    }
}
