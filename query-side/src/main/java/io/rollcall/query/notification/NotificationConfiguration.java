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
    StreamLife streamLife(NotificationStreams streams, NotificationDocuments documents, EventStore log) {
        var bell = new Bell(streams, new Concerned(documents, streams));
        return new StreamLife(streams, new LiveEvents("notifications", log, bell));
    }
}
