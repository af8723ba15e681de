// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.operation;

import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.log.subscription.LogHistory;
import io.rollcall.privacy.Keys;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
class OperationConfiguration {

    @Bean
    Operations operationRecords(CommandGateway commands, Keys keys, LogHistory log) {
        return new Operations(commands::send, keys, log::head);
    }
}
