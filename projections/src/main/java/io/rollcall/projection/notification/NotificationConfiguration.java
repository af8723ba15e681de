// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.notification;

import io.rollcall.log.subscription.LogHistory;
import io.rollcall.projection.shared.ReadModelPositions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the notifications follow the log. */
@Configuration(proxyBeanMethods = false)
class NotificationConfiguration {

    @Bean
    ReadModelPositions notificationPositions(NotificationDocuments notifications, LogHistory log) {
        return new ReadModelPositions(notifications.model(), log);
    }
}
