// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.notification;

import io.rollcall.log.subscription.LogHistory;
import io.rollcall.projection.shared.ReadModelSubscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the notifications follow the log. */
@Configuration(proxyBeanMethods = false)
class NotificationConfiguration {

    @Bean
    ReadModelSubscription notificationSubscription(NotificationDocuments notifications, LogHistory log) {
        return new ReadModelSubscription(notifications.model(), log);
    }
}
